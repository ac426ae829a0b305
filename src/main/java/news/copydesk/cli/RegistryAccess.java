package news.copydesk.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import news.copydesk.config.ModelsConfig;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.cache.ModelCache;
import news.copydesk.registry.cache.SeenLedgers;
import news.copydesk.registry.catalog.LocalModels;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.store.DirectoryStore;
import news.copydesk.registry.store.HttpStore;

/** The configured model registry, as the commands use it. */
final class RegistryAccess {

  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final ModelsConfig config;
  private final Clock clock;

  RegistryAccess(ModelsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  ModelRegistry reader() {
    return remote()
        .map(url -> new ModelRegistry(new HttpStore(url, ANSWER), signatures(), config.mostBytes()))
        .orElseGet(() -> editor(config.keyRing()).registry());
  }

  RegistryEditor editor() {
    return editor(config.keyRing());
  }

  /** With keys that have only just been made. */
  RegistryEditor editor(KeyRing keys) {
    if (remote().isPresent()) {
      throw new RegistryException(
          "the registry %s can only be read through a URL; change it where its directory is, with models.registry=DIRECTORY"
              .formatted(config.registry()));
    }
    return new RegistryEditor(
        directory(), new Signatures(keys, config.requireSignature()), config.mostBytes());
  }

  /** Whether it can be written to, being no URL. */
  boolean isDirectory() {
    return remote().isEmpty();
  }

  DirectoryStore directory() {
    return new DirectoryStore(Path.of(config.registry()));
  }

  ModelCache cache() {
    return new ModelCache(config.cache());
  }

  LocalModels local() {
    return new LocalModels(reader(), cache(), new SeenLedgers(config.cache().root()), program());
  }

  ModelsConfig config() {
    return config;
  }

  Author author(String by, String why) {
    return new Author(by, clock.instant().truncatedTo(ChronoUnit.SECONDS), why);
  }

  private Signatures signatures() {
    return new Signatures(config.keyRing(), config.requireSignature());
  }

  private Optional<URI> remote() {
    String text = config.registry().toLowerCase(Locale.ROOT);
    if (!text.startsWith("http://") && !text.startsWith("https://")) {
      return Optional.empty();
    }
    try {
      return Optional.of(URI.create(config.registry()));
    } catch (IllegalArgumentException e) {
      throw new RegistryException("models.registry is no URL; write it as https://host/path", e);
    }
  }

  /** The version of the jar; unknown outside of one, or where it is not a semantic version. */
  private static Optional<SemanticVersion> program() {
    try {
      return Optional.ofNullable(RegistryAccess.class.getPackage().getImplementationVersion())
          .map(SemanticVersion::parse);
    } catch (RegistryException e) {
      return Optional.empty();
    }
  }
}
