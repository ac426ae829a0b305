package news.copydesk.registry.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.store.FileCheck;
import news.copydesk.registry.store.Staging;
import news.copydesk.registry.store.WritableStore;

/**
 * Changes a registry. Each change is one line in the model's ledger, written while nobody else
 * writes; an alias only ever moves from where its mover saw it, to a version that has been read and
 * verified.
 */
public final class RegistryEditor {

  private final WritableStore store;
  private final Signatures signatures;
  private final long mostBytes;
  private final ModelRegistry registry;

  /**
   * @param mostBytes how large a version may be, all files together
   */
  public RegistryEditor(WritableStore store, Signatures signatures, long mostBytes) {
    this.store = store;
    this.signatures = signatures;
    this.mostBytes = mostBytes;
    this.registry = new ModelRegistry(store, signatures, mostBytes);
  }

  /** The same registry, to be read. */
  public ModelRegistry registry() {
    return registry;
  }

  /** What happened to a model so far; an empty ledger where there is no such model. */
  private Ledger ledger(String model) throws IOException {
    return Ledger.read(model, store.ledger(model), signatures);
  }

  /**
   * Copies the files in, describes, signs and verifies them, and makes the version visible.
   *
   * @throws RegistryException if the number is taken, or was
   */
  public SignedManifest register(NewVersion draft, Author author) throws IOException {
    Names.model(draft.model());
    refuseTaken(draft, ledger(draft.model()));
    try (Staging staging = store.stage()) {
      SignedManifest signed = SignedManifest.sign(describe(draft, staging, author), signatures);
      for (ModelFile file : signed.manifest().files()) {
        try (InputStream in = staging.open(file)) {
          FileCheck.check(in, file, signed.manifest().id() + ", as copied");
        }
      }
      staging.manifest(signed.json().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return store.exclusively(draft.model(), () -> publish(draft, signed, staging, author));
    }
  }

  private SignedManifest publish(
      NewVersion draft, SignedManifest signed, Staging staging, Author author) throws IOException {
    Ledger ledger = ledger(draft.model());
    refuseTaken(draft, ledger);
    Entry entry =
        new Entry(
            Action.REGISTER,
            author,
            Optional.empty(),
            Optional.empty(),
            Optional.of(draft.version()),
            Optional.of(signed.sha256()));
    byte[] longer = ledger.append(entry, signatures).bytes();
    // In this order: files that the ledger does not know yet do not exist for anybody.
    store.publish(staging, draft.model(), draft.version());
    store.writeLedger(draft.model(), ledger.bytes(), longer);
    return signed;
  }

  private Manifest describe(NewVersion draft, Staging staging, Author author) throws IOException {
    if (draft.files().size() > ModelFile.MOST_FILES) {
      throw new RegistryException(
          "%d files are too many; a version has at most %d"
              .formatted(draft.files().size(), ModelFile.MOST_FILES));
    }
    List<ModelFile> files = new ArrayList<>();
    long left = mostBytes;
    for (Map.Entry<String, Path> each : draft.files().entrySet()) {
      ModelFile file = staging.add(each.getKey(), each.getValue(), left);
      left -= file.bytes();
      files.add(file);
    }
    return new Manifest(
        draft.model(),
        draft.version(),
        draft.kind(),
        files,
        author.at(),
        draft.lineage(),
        draft.metrics(),
        draft.labels(),
        draft.requires());
  }

  private static void refuseTaken(NewVersion draft, Ledger ledger) {
    if (ledger.knows(draft.version())) {
      throw new RegistryException(
          "%s@%s has been registered before, and a version never changes; take the next number"
              .formatted(draft.model(), draft.version()));
    }
  }

  /**
   * Moves an alias to a version, which is verified first.
   *
   * @param expected where the alias stands, as its mover believes; empty for nowhere
   * @return where it stood
   * @throws RegistryException if it stands elsewhere by now, or the version is refused
   */
  public Optional<SemanticVersion> move(
      String model,
      String alias,
      SemanticVersion to,
      Optional<SemanticVersion> expected,
      Author author)
      throws IOException {
    return change(model, alias, Action.MOVE, Optional.of(to), expected, author);
  }

  /**
   * Moves an alias back to where it was before, which is verified first.
   *
   * @param expected where the alias stands, as its mover believes
   * @return where it stands now
   * @throws RegistryException if it never stood elsewhere, or stands elsewhere by now
   */
  public SemanticVersion rollback(
      String model, String alias, SemanticVersion expected, Author author) throws IOException {
    SemanticVersion to =
        registry
            .ledger(model)
            .before(settable(alias))
            .orElseThrow(
                () ->
                    new RegistryException(
                        "%s of %s never stood anywhere else; 'copydesk models history %s' shows where it was"
                            .formatted(alias, model, model)));
    change(model, alias, Action.ROLLBACK, Optional.of(to), Optional.of(expected), author);
    return to;
  }

  /**
   * Takes an alias away.
   *
   * @param expected where the alias stands, as its mover believes
   */
  public void unalias(String model, String alias, SemanticVersion expected, Author author)
      throws IOException {
    change(model, alias, Action.UNALIAS, Optional.empty(), Optional.of(expected), author);
  }

  private Optional<SemanticVersion> change(
      String model,
      String alias,
      Action action,
      Optional<SemanticVersion> to,
      Optional<SemanticVersion> expected,
      Author author)
      throws IOException {
    settable(alias);
    Optional<SignedManifest> verified = Optional.empty();
    if (to.isPresent()) {
      SignedManifest signed = registry.find(model, known(model, to.get()), registry.ledger(model));
      registry.verify(signed);
      verified = Optional.of(signed);
    }
    Optional<String> manifest = verified.map(SignedManifest::sha256);
    return store.exclusively(
        model,
        () -> {
          Ledger now = registry.ledger(model);
          Optional<SemanticVersion> stands = Optional.ofNullable(now.aliases().get(alias));
          refuseMoved(model, alias, expected, stands);
          to.ifPresent(version -> now.resolve(version.toString()));
          Entry entry = new Entry(action, author, Optional.of(alias), stands, to, manifest);
          store.writeLedger(model, now.bytes(), now.append(entry, signatures).bytes());
          return stands;
        });
  }

  private SemanticVersion known(String model, SemanticVersion version) throws IOException {
    return registry.ledger(model).resolve(version.toString());
  }

  private static void refuseMoved(
      String model,
      String alias,
      Optional<SemanticVersion> expected,
      Optional<SemanticVersion> stands) {
    if (!stands.equals(expected)) {
      throw new RegistryException(
          "%s of %s is at %s and not at %s: somebody else has moved it; look at 'copydesk models history %s', then try again"
              .formatted(alias, model, shown(stands), shown(expected), model));
    }
  }

  private static String shown(Optional<SemanticVersion> version) {
    return version.map(SemanticVersion::toString).orElse("no version");
  }

  private static String settable(String alias) {
    if (Names.alias(alias).equals(Names.LATEST)) {
      throw new RegistryException(
          "latest is always the newest release and cannot be moved; register one, or move another"
              + " alias");
    }
    return alias;
  }

  /**
   * What happened to the model so far, if no alias stands at the version.
   *
   * @throws RegistryException if one does, or there is no such version
   */
  public Ledger refuseAliased(String model, SemanticVersion version) throws IOException {
    Ledger ledger = registry.ledger(model);
    ledger.resolve(version.toString());
    ledger
        .aliases()
        .forEach(
            (alias, at) -> {
              if (at.equals(version) && !alias.equals(Names.LATEST)) {
                throw new RegistryException(
                    "%s@%s is %s of it; move that alias first, then remove the version"
                        .formatted(model, version, alias));
              }
            });
    return ledger;
  }

  /**
   * Removes a version; its number stays taken.
   *
   * @throws RegistryException if an alias stands at it
   */
  public void remove(String model, SemanticVersion version, Author author) throws IOException {
    store.exclusively(
        model,
        () -> {
          Ledger ledger = refuseAliased(model, version);
          Entry entry =
              new Entry(
                  Action.REMOVE,
                  author,
                  Optional.empty(),
                  Optional.of(version),
                  Optional.empty(),
                  Optional.empty());
          store.writeLedger(model, ledger.bytes(), ledger.append(entry, signatures).bytes());
          store.delete(model, version);
          return version;
        });
  }
}
