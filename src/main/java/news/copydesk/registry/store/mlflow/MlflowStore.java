package news.copydesk.registry.store.mlflow;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.ledger.Action;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.ledger.Entry;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.Names;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.store.ModelStore;
import news.copydesk.registry.store.WebFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads MLflow's model registry. A version whose files hold a {@code manifest.json} of ours is what
 * that says, signature and all; another one is {@code 3.0.0} where MLflow counts 3, and unsigned.
 * MLflow is believed as to which versions there are and where aliases stand. Thread-safe.
 */
public final class MlflowStore implements ModelStore {

  /** How a registry is written that is MLflow's: {@code mlflow+https://host}. */
  public static final String SCHEME = "mlflow+";

  private static final Logger log = LoggerFactory.getLogger(MlflowStore.class);

  private final URI base;
  private final MlflowApi api;
  private final MlflowArtifacts artifacts;
  private final MadeUpManifest madeUp;
  private final boolean acceptUnsigned;

  // What MLflow has once registered does not change, so it is asked once.
  private final Map<MlflowVersion, Optional<FoundVersion>> found = new ConcurrentHashMap<>();
  private final Map<MlflowVersion, byte[]> manifests = new ConcurrentHashMap<>();

  /**
   * @param base of MLflow's server, without the scheme's {@code mlflow+}
   * @param acceptUnsigned whether versions without a manifest count as versions
   * @param mostBytes how large a version may be
   * @param patience how long an answer may take to begin
   */
  public MlflowStore(
      URI base, MlflowOptions options, boolean acceptUnsigned, long mostBytes, Duration patience) {
    this.base = WebFiles.base(base);
    this.api = new MlflowApi(this.base, patience, options);
    this.artifacts = new MlflowArtifacts(this.base, patience, options);
    this.madeUp = new MadeUpManifest(artifacts, mostBytes);
    this.acceptUnsigned = acceptUnsigned;
  }

  @Override
  public String location() {
    return SCHEME + base;
  }

  @Override
  public boolean keepsLedgers() {
    return false;
  }

  /** Those of which a version can be used here; MLflow may know many that are not ours. */
  @Override
  public List<String> models() throws IOException {
    List<String> models = new ArrayList<>();
    for (String name : api.names()) {
      if (Names.valid(name) && !usable(name).isEmpty()) {
        models.add(name);
      }
    }
    return models.stream().sorted().toList();
  }

  /** Written down as if each version had been registered, and then each alias moved. */
  @Override
  public byte[] ledger(String model) throws IOException {
    Optional<MlflowModel> registered = api.model(Names.model(model));
    if (registered.isEmpty()) {
      return new byte[0];
    }
    List<FoundVersion> versions = usable(model);
    Ledger ledger = Ledger.read(model, new byte[0], Signatures.unasked());
    for (FoundVersion version : versions) {
      if (!ledger.knows(version.version())) {
        ledger = ledger.append(registered(version), Signatures.unasked());
      } else if (!version.manifestSha256().equals(ledger.versions().get(version.version()))) {
        throw new IntegrityException(
            "%s calls itself %s, and so does an older one that is another; register it again under a new number"
                .formatted(version.id(), version.version()));
      }
    }
    for (FoundVersion version : versions) {
      for (Map.Entry<String, Integer> alias : registered.get().aliases().entrySet()) {
        if (alias.getValue() == version.known().number()
            && Names.valid(alias.getKey())
            && !alias.getKey().equals(Names.LATEST)) {
          ledger =
              ledger.append(moved(registered.get(), alias.getKey(), version), Signatures.unasked());
        }
      }
    }
    return ledger.bytes();
  }

  private static Entry registered(FoundVersion version) {
    MlflowVersion known = version.known();
    return new Entry(
        Action.REGISTER,
        new Author(known.by().isEmpty() ? "mlflow" : known.by(), known.created(), known.why()),
        Optional.empty(),
        Optional.empty(),
        Optional.of(version.version()),
        Optional.of(version.manifestSha256()));
  }

  private static Entry moved(MlflowModel model, String alias, FoundVersion version) {
    return new Entry(
        Action.MOVE,
        new Author("mlflow", model.changed(), ""),
        Optional.of(alias),
        Optional.empty(),
        Optional.of(version.version()),
        Optional.of(version.manifestSha256()));
  }

  @Override
  public byte[] manifest(String model, SemanticVersion version) throws IOException {
    FoundVersion is = find(model, version);
    if (is.manifest().isPresent()) {
      return is.manifest().get();
    }
    byte[] made = manifests.get(is.known());
    if (made == null) {
      made = madeUp.of(is);
      manifests.put(is.known(), made);
    }
    return made;
  }

  @Override
  public InputStream open(String model, SemanticVersion version, ModelFile file, long offset)
      throws IOException {
    return artifacts.open(find(model, version).directory() + "/" + file.path(), offset);
  }

  private FoundVersion find(String model, SemanticVersion version) throws IOException {
    Optional<FoundVersion> known = known(model, version);
    if (known.isEmpty()) {
      usable(model);
      known = known(model, version);
    }
    return known.orElseThrow(
        () -> new NoSuchFileException("%s@%s in %s".formatted(model, version, location())));
  }

  private Optional<FoundVersion> known(String model, SemanticVersion version) {
    return found.values().stream()
        .flatMap(Optional::stream)
        .filter(each -> each.known().model().equals(model) && each.version().equals(version))
        .findFirst();
  }

  private List<FoundVersion> usable(String model) throws IOException {
    List<FoundVersion> usable = new ArrayList<>();
    for (MlflowVersion known : api.versions(model)) {
      Optional<FoundVersion> version = found.get(known);
      if (version == null) {
        version = look(known);
        found.put(known, version);
      }
      version.ifPresent(usable::add);
    }
    return usable;
  }

  /** One version that cannot be used is no reason to do without the others. */
  private Optional<FoundVersion> look(MlflowVersion known) throws IOException {
    try {
      String id = "version %d of %s".formatted(known.number(), known.model());
      String directory = artifacts.directory(api.downloadUri(known), id);
      Optional<byte[]> manifest = manifest(directory);
      if (manifest.isEmpty() && !acceptUnsigned) {
        throw new RegistryException(
            "it has no manifest.json, and models.require-signature is true; log it with the one"
                + " that 'copydesk models register' made");
      }
      return Optional.of(FoundVersion.of(known, directory, manifest));
    } catch (RegistryException e) {
      log.atWarn()
          .addKeyValue("model", known.model())
          .addKeyValue("version", known.number())
          .addKeyValue("problem", e.getMessage())
          .log("left out a version of MLflow's");
      return Optional.empty();
    }
  }

  private Optional<byte[]> manifest(String directory) throws IOException {
    try {
      return Optional.of(artifacts.read(directory + "/" + Manifest.FILE, Manifest.MOST_BYTES));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
