package news.copydesk.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import news.copydesk.config.ModelsConfig;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.store.DirectoryStore;
import news.copydesk.registry.store.HttpStore;
import news.copydesk.registry.store.ModelStore;
import news.copydesk.registry.store.WritableStore;
import news.copydesk.registry.store.mlflow.MlflowStore;
import news.copydesk.registry.store.s3.S3Store;
import org.jspecify.annotations.Nullable;

/** The store that {@code models.registry} names. */
public final class ModelStores {

  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final ModelsConfig config;
  private final Clock clock;
  private @Nullable ModelStore opened;

  /** Opens nothing yet. */
  public ModelStores(ModelsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** To be read; the same one each time. */
  public synchronized ModelStore readable() {
    ModelStore store = opened;
    if (store == null) {
      store = open();
      opened = store;
    }
    return store;
  }

  private ModelStore open() {
    String text = config.registry().toLowerCase(Locale.ROOT);
    if (text.startsWith("http://") || text.startsWith("https://")) {
      return new HttpStore(uri(config.registry()), ANSWER);
    }
    if (text.startsWith(MlflowStore.SCHEME)) {
      return new MlflowStore(
          uri(config.registry().substring(MlflowStore.SCHEME.length())),
          config.mlflow(),
          !config.requireSignature(),
          config.mostBytes(),
          ANSWER);
    }
    return text.startsWith("s3:") ? s3() : new DirectoryStore(Path.of(config.registry()));
  }

  /** To be changed; nothing where it can only be read. */
  public Optional<WritableStore> writable() {
    return readable() instanceof WritableStore store ? Optional.of(store) : Optional.empty();
  }

  private S3Store s3() {
    return new S3Store(config.registry(), config.s3(), ANSWER, clock);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new RegistryException("models.registry is no URL; write it as https://host/path", e);
    }
  }
}
