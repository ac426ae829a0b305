package news.copydesk.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
import news.copydesk.registry.store.WritableStore;

/** The configured model registry, as commands and loaders use it. */
public final class RegistryAccess {

  private final ModelsConfig config;
  private final Clock clock;
  private final ModelStores stores;

  /** Opens nothing yet. */
  public RegistryAccess(ModelsConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.stores = new ModelStores(config, clock);
  }

  /** To be read. */
  public ModelRegistry reader() {
    return new ModelRegistry(stores.readable(), signatures(), config.mostBytes());
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
    WritableStore store =
        writable()
            .orElseThrow(
                () ->
                    new RegistryException(
                        "the registry %s can only be read through a URL; change it where it is kept, with models.registry=DIRECTORY or s3://bucket/prefix"
                            .formatted(config.registry())));
    return new RegistryEditor(
        store, new Signatures(keys, config.requireSignature()), config.mostBytes());
  }

  /** To be changed; nothing where it can only be read. */
  public Optional<WritableStore> writable() {
    return stores.writable();
  }

  /** Whether there is something to read: elsewhere always, in a directory once it is made. */
  public boolean isThere() {
    return !(stores.readable() instanceof DirectoryStore)
        || Files.isDirectory(Path.of(config.registry()));
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
