package news.copydesk.registry.store.mlflow;

import java.util.Optional;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.Sha256;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.manifest.SignedManifest;

/**
 * A version of MLflow's, and what we call it.
 *
 * @param directory where its files are
 * @param version its manifest's, or MLflow's number as in {@code 3.0.0}
 * @param manifest the manifest that came with it, if one did; not verified
 */
record FoundVersion(
    MlflowVersion known, String directory, SemanticVersion version, Optional<byte[]> manifest) {

  static FoundVersion of(MlflowVersion known, String directory, Optional<byte[]> manifest) {
    SemanticVersion version =
        manifest
            .map(bytes -> SignedManifest.read(bytes, Signatures.unasked(), where(known)))
            .map(signed -> signed.manifest().version())
            .orElseGet(() -> SemanticVersion.parse(known.number() + ".0.0"));
    return new FoundVersion(known, directory, version, manifest);
  }

  /** Names it for messages, as MLflow counts. */
  String id() {
    return id(known);
  }

  /** What a ledger says of the manifest; nothing can be said before one has been made up. */
  String manifestSha256() {
    return manifest.map(Sha256::of).orElse("");
  }

  private static String where(MlflowVersion known) {
    return "%s of %s".formatted(Manifest.FILE, id(known));
  }

  private static String id(MlflowVersion known) {
    return "version %d of %s".formatted(known.number(), known.model());
  }
}
