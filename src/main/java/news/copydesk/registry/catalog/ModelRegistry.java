package news.copydesk.registry.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.store.FileCheck;
import news.copydesk.registry.store.ModelStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads a registry, and believes nothing of it that is not vouched for. Thread-safe; holds no
 * state, so what it says is what the store holds now.
 */
public final class ModelRegistry {

  private final ModelStore store;
  private final Signatures signatures;
  private final long mostBytes;

  /**
   * @param mostBytes how large a version may be, all files together
   */
  public ModelRegistry(ModelStore store, Signatures signatures, long mostBytes) {
    this.store = store;
    this.signatures = signatures;
    this.mostBytes = mostBytes;
  }

  /** Where it is, for messages. */
  public String location() {
    return store.location();
  }

  /** The bytes behind it. */
  public ModelStore store() {
    return store;
  }

  /** The names of the models, in order. */
  public List<String> models() throws IOException {
    return store.models();
  }

  /** Whether there is such a model; asks for it alone, since elsewhere there may be many. */
  public boolean has(String model) throws IOException {
    return store.ledger(model).length > 0;
  }

  /**
   * All that happened to a model.
   *
   * @throws RegistryException if there is no such model
   * @throws IntegrityException if its ledger was altered
   */
  public Ledger ledger(String model) throws IOException {
    Ledger ledger =
        Ledger.read(
            model, store.ledger(model), store.keepsLedgers() ? signatures : Signatures.unasked());
    if (ledger.entries().isEmpty()) {
      throw new RegistryException(
          "there is no model %s in %s; there are: %s"
              .formatted(model, store.location(), store.models()));
    }
    return ledger;
  }

  /**
   * The manifest that a reference stands for now.
   *
   * @throws RegistryException if there is no such version
   * @throws IntegrityException if it is not the manifest that was registered
   */
  public SignedManifest find(ModelReference reference) throws IOException {
    Ledger ledger = ledger(reference.model());
    return find(reference.model(), ledger.resolve(reference.selector()), ledger);
  }

  SignedManifest find(String model, SemanticVersion version, Ledger ledger) throws IOException {
    String where = "manifest of %s@%s in %s".formatted(model, version, store.location());
    byte[] bytes = manifest(model, version, where);
    SignedManifest signed = SignedManifest.read(bytes, signatures, where);
    Manifest manifest = signed.manifest();
    if (!manifest.name().equals(model) || !manifest.version().equals(version)) {
      throw new IntegrityException(
          "%s is that of %s: it was put in another's place; restore it"
              .formatted(where, manifest.id()));
    }
    @Nullable String registered = ledger.versions().get(version);
    if (store.keepsLedgers() && !signed.sha256().equals(registered)) {
      throw new IntegrityException(
          "%s is not the one that was registered: another was put in its place; restore it, or register a new version"
              .formatted(where));
    }
    if (manifest.bytes() > mostBytes) {
      throw new IntegrityException(
          "%s names %,d bytes of files, more than models.max-size allows (%,d); raise it if that is right"
              .formatted(where, manifest.bytes(), mostBytes));
    }
    return signed;
  }

  /**
   * Reads every file of a version and holds it against the manifest.
   *
   * @throws IntegrityException at the first that is missing or not what was registered
   */
  public void verify(SignedManifest signed) throws IOException {
    Manifest manifest = signed.manifest();
    String where = "%s in %s".formatted(manifest.id(), store.location());
    for (ModelFile file : manifest.files()) {
      try (InputStream in = store.open(manifest.name(), manifest.version(), file, 0)) {
        FileCheck.check(in, file, where);
      } catch (NoSuchFileException e) {
        throw new IntegrityException(
            "%s: %s is missing; restore it".formatted(where, file.path()), e);
      }
    }
  }

  private byte[] manifest(String model, SemanticVersion version, String where) throws IOException {
    try {
      return store.manifest(model, version);
    } catch (NoSuchFileException e) {
      throw new IntegrityException(
          "%s is missing, and was registered; restore it, or remove the version with 'copydesk models rm'"
              .formatted(where),
          e);
    }
  }
}
