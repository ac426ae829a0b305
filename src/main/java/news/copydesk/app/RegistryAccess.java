package news.copydesk.app;

import java.net.URI;
import java.nio.file.Files;
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

/** The configured model registry, as commands and loaders use it. */
public final class RegistryAccess {

  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final ModelsConfig config;
  private final Clock clock;

  /** Opens nothing yet. */
  public RegistryAccess(ModelsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** To be read. */
  public ModelRegistry reader() {
    return remote()
        .map(url -> new ModelRegistry(new HttpStore(url, ANSWER), signatures(), config.mostBytes()))
        .orElseGet(() -> editor(config.keyRing()).registry());
  }

  /**
   * To be changed.
   *
   * @throws RegistryException if it can only be read
   */
  public RegistryEditor editor() {
    return editor(config.keyRing());
  }

  /** With keys that have only just been made. */
  public RegistryEditor editor(KeyRing keys) {
    if (remote().isPresent()) {
      throw new RegistryException(
          "the registry %s can only be read through a URL; change it where its directory is, with models.registry=DIRECTORY"
              .formatted(config.registry()));
    }
    return new RegistryEditor(
        directory(), new Signatures(keys, config.requireSignature()), config.mostBytes());
  }

  /** Whether it can be written to, being no URL. */
  public boolean isDirectory() {
    return remote().isEmpty();
  }

  /** Whether there is something to read: behind a URL always, in a directory once it is made. */
  public boolean isThere() {
    return remote().isPresent() || Files.isDirectory(Path.of(config.registry()));
  }

  /** Its directory. */
  public DirectoryStore directory() {
    return new DirectoryStore(Path.of(config.registry()));
  }

  /** This host's copies. */
  public ModelCache cache() {
    return new ModelCache(config.cache());
  }

  /** What loaders ask. */
  public LocalModels local() {
    return new LocalModels(reader(), cache(), new SeenLedgers(config.cache().root()), program());
  }

  /** Where everything is. */
  public ModelsConfig config() {
    return config;
  }

  /** Who does something now, and why. */
  public Author author(String by, String why) {
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
