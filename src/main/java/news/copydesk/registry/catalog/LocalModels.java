package news.copydesk.registry.catalog;

import java.io.IOException;
import java.util.Optional;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.cache.DownloadListener;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.cache.ModelCache;
import news.copydesk.registry.cache.SeenLedgers;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.SignedManifest;

/** What a loader asks: the verified local directory of {@code entities@stable}. Thread-safe. */
public final class LocalModels {

  private final ModelRegistry registry;
  private final ModelCache cache;
  private final SeenLedgers seen;
  private final Optional<SemanticVersion> program;

  /**
   * @param program this Copydesk's version; unknown when it runs from its classes
   */
  public LocalModels(
      ModelRegistry registry,
      ModelCache cache,
      SeenLedgers seen,
      Optional<SemanticVersion> program) {
    this.registry = registry;
    this.cache = cache;
    this.seen = seen;
    this.program = program;
  }

  /**
   * Finds the version, fetches it if need be, verifies it, and holds it until it is closed.
   *
   * @throws RegistryException if there is none, it cannot be fetched, it is not what was registered
   *     (IntegrityException), or it requires a newer program
   */
  public LocalModel open(ModelReference reference, DownloadListener listener) {
    SignedManifest signed;
    try {
      Ledger ledger = ledger(reference.model());
      signed = registry.find(reference.model(), ledger.resolve(reference.selector()), ledger);
    } catch (IOException e) {
      throw new RegistryException(
          "%s cannot be looked up in %s: %s; see that models.registry is right and can be reached"
              .formatted(reference, registry.location(), e.getMessage()),
          e);
    }
    refuseOldProgram(signed);
    return cache.open(signed, registry.store(), listener);
  }

  /**
   * Refuses to go on without a model that this host has had from this registry.
   *
   * @throws IntegrityException if it has
   */
  public void refuseGone(String model) {
    if (registry.store().keepsLedgers()) {
      seen.refuseGone(registry.location(), model);
    }
  }

  /**
   * The ledger as it is now. Between our reading it and our asking what was seen, another process
   * may have seen a newer one; the second time that is no excuse.
   */
  private Ledger ledger(String model) throws IOException {
    Ledger ledger = registry.ledger(model);
    if (!registry.store().keepsLedgers()) {
      return ledger;
    }
    try {
      seen.check(registry.location(), model, ledger);
      return ledger;
    } catch (IntegrityException e) {
      ledger = registry.ledger(model);
      seen.check(registry.location(), model, ledger);
      return ledger;
    }
  }

  private void refuseOldProgram(SignedManifest signed) {
    Optional<SemanticVersion> needed = signed.manifest().requires().program();
    if (needed.isPresent() && program.isPresent() && program.get().compareTo(needed.get()) < 0) {
      throw new RegistryException(
          "%s requires Copydesk %s, and this is %s; use the newer Copydesk, or an older version of the model"
              .formatted(signed.manifest().id(), needed.get(), program.get()));
    }
  }
}
