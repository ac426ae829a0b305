package news.copydesk.registry.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.manifest.KeyRing;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.manifest.SigningKey;
import news.copydesk.registry.store.DirectoryStore;

/** A registry in a directory, with a key, for tests. */
public final class RegistryDesk {

  /** How large a version may be. */
  public static final long MOST_BYTES = 1_000_000;

  private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

  private final Path directory;
  private final Signatures signatures;
  private int minutes;

  /** A registry below the directory, with a key of its own. */
  public RegistryDesk(Path directory) {
    this(directory, new KeyRing(java.util.List.of(SigningKey.fresh("desk"))), true);
  }

  /** A registry below the directory. */
  public RegistryDesk(Path directory, KeyRing keys, boolean required) {
    this.directory = directory;
    this.signatures = new Signatures(keys, required);
  }

  /** Where its files are. */
  public Path root() {
    return directory.resolve("registry");
  }

  /** What it signs with. */
  public Signatures signatures() {
    return signatures;
  }

  /** A writer of its own. */
  public RegistryEditor editor() {
    return new RegistryEditor(new DirectoryStore(root()), signatures, MOST_BYTES);
  }

  /** A reader of its own. */
  public ModelRegistry registry() {
    return new ModelRegistry(new DirectoryStore(root()), signatures, MOST_BYTES);
  }

  /** Someone, a minute later than before. */
  public Author author(String why) {
    return new Author("ann", START.plusSeconds(60L * minutes++), why);
  }

  /** Registers a version of one file, {@code m.bin}, with the given content. */
  public SignedManifest register(String reference, String content) throws IOException {
    return register(reference, Map.of("m.bin", content.getBytes(UTF_8)));
  }

  /** Registers a version of several files. */
  public SignedManifest register(String reference, Map<String, byte[]> contents)
      throws IOException {
    ModelReference id = ModelReference.parse(reference);
    TreeMap<String, Path> files = new TreeMap<>();
    for (Map.Entry<String, byte[]> each : contents.entrySet()) {
      Path file = Files.createTempFile(directory, "source", ".bin");
      files.put(each.getKey(), Files.write(file, each.getValue()));
    }
    return editor()
        .register(
            NewVersion.of(id.model(), id.version().orElseThrow(), ModelKind.MOCK, files),
            author("first try"));
  }

  /** Moves an alias from where it is. */
  public void move(String reference, String alias) throws IOException {
    ModelReference id = ModelReference.parse(reference);
    Optional<SemanticVersion> now =
        Optional.ofNullable(registry().ledger(id.model()).aliases().get(alias));
    editor().move(id.model(), alias, id.version().orElseThrow(), now, author("better"));
  }

  /** The version that a reference stands for. */
  public String version(String reference) throws IOException {
    return registry().find(ModelReference.parse(reference)).manifest().version().toString();
  }

  /** A version's own directory in the registry. */
  public Path versionDirectory(String reference) {
    ModelReference id = ModelReference.parse(reference);
    return root().resolve(id.model()).resolve(id.selector());
  }
}
