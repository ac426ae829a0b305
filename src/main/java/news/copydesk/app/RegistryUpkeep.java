package news.copydesk.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.ledger.Author;
import news.copydesk.registry.ledger.Entry;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.store.FileCheck;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a trial's registry in step with what ships. A model that was built anew under its old
 * number comes in under another; {@code stable} follows, unless somebody else has moved it.
 */
public final class RegistryUpkeep {

  private static final Logger log = LoggerFactory.getLogger(RegistryUpkeep.class);

  /** A pre-release, so that the next release, whenever it ships, is newer. */
  private static final String REBUILT = "local";

  private final RegistryAccess access;
  private final Author author;
  private final RegistrySetup.Preparation preparation;

  /**
   * @param author who the ledger names; what he moved with the same reason he may move again
   * @param preparation what is done to a version before it is registered
   */
  public RegistryUpkeep(
      RegistryAccess access, Author author, RegistrySetup.Preparation preparation) {
    this.access = access;
    this.author = author;
    this.preparation = preparation;
  }

  /**
   * Makes the registry where there is none, and brings in what it does not have.
   *
   * @param models the distribution's models directory
   * @throws news.copydesk.registry.RegistryException if nothing ships there, or it cannot be
   *     registered
   */
  public void run(Path models) throws IOException {
    new RegistrySetup(access, author, preparation).run(models, made -> {}, (version, is) -> {});
    RegistryEditor editor = access.editor();
    for (NewVersion draft : ShippedModels.in(models)) {
      keep(editor, draft);
    }
  }

  private void keep(RegistryEditor editor, NewVersion draft) throws IOException {
    String model = draft.model();
    Ledger ledger = editor.registry().ledger(model);
    Optional<SemanticVersion> known = sameFiles(editor, draft, ledger);
    if (known.isEmpty() && !ledger.versions().containsKey(draft.version())) {
      return; // Removed on purpose.
    }
    SemanticVersion version = known.isPresent() ? known.get() : rebuilt(editor, draft, ledger);
    Optional<SemanticVersion> stands =
        Optional.ofNullable(ledger.aliases().get(RegistrySetup.STABLE));
    if (stands.equals(Optional.of(version))) {
      return;
    }
    if (ours(ledger)) {
      editor.move(model, RegistrySetup.STABLE, version, stands, author);
      log.info("stable of {} stands at {} now, which is what ships", model, version);
    } else {
      log.info(
          "stable of {} stays at {}, where somebody has put it; what ships is {}: 'copydesk models promote {}@{}' has it used",
          model,
          stands.map(SemanticVersion::toString).orElse("no version"),
          version,
          model,
          version);
    }
  }

  private SemanticVersion rebuilt(RegistryEditor editor, NewVersion draft, Ledger ledger)
      throws IOException {
    SemanticVersion version = free(draft.version(), ledger);
    editor.register(preparation.prepare(draft.madeFrom(draft.version(), version)), author);
    log.warn(
        "{}@{} that ships has other bytes than the one that is registered: it was built anew, and is registered as {}@{}",
        draft.model(),
        draft.version(),
        draft.model(),
        version);
    return version;
  }

  /** After the shipped version, before the next one. */
  private static SemanticVersion free(SemanticVersion shipped, Ledger ledger) {
    for (int number = 1; ; number++) {
      SemanticVersion version =
          SemanticVersion.parse(
              "%d.%d.%d-%s.%d"
                  .formatted(
                      shipped.major(), shipped.minor(), shipped.patch() + 1, REBUILT, number));
      if (!ledger.knows(version)) {
        return version;
      }
    }
  }

  /** Whether it was this upkeep that put {@code stable} where it stands. */
  private boolean ours(Ledger ledger) {
    return ledger.entries().stream()
        .filter(entry -> entry.alias().equals(Optional.of(RegistrySetup.STABLE)))
        .reduce((before, last) -> last)
        .map(Entry::author)
        .filter(last -> last.why().equals(author.why()))
        .isPresent();
  }

  private static Optional<SemanticVersion> sameFiles(
      RegistryEditor editor, NewVersion draft, Ledger ledger) throws IOException {
    for (SemanticVersion version : ledger.versions().keySet()) {
      ModelReference reference = new ModelReference(draft.model(), version.toString());
      if (isSame(draft, editor.registry().find(reference).manifest())) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(NewVersion draft, Manifest registered) throws IOException {
    Map<String, ModelFile> files =
        registered.files().stream().collect(Collectors.toMap(ModelFile::path, file -> file));
    if (files.size() != draft.files().size()) {
      return false;
    }
    for (Map.Entry<String, Path> each : draft.files().entrySet()) {
      if (!isSame(each.getValue(), files.get(each.getKey()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Path shipped, @Nullable ModelFile registered) throws IOException {
    if (registered == null || Files.size(shipped) != registered.bytes()) {
      return false; // Without a look at all of it.
    }
    try (InputStream in = Files.newInputStream(shipped)) {
      FileCheck.check(in, registered, shipped.toString());
      return true;
    } catch (IntegrityException e) {
      return false;
    }
  }
}
