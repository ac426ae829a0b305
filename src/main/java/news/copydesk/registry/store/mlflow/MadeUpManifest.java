package news.copydesk.registry.store.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.Lineage;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.Requirements;
import news.copydesk.registry.manifest.Sha256;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.manifest.SignedManifest;

/**
 * Describes a version that came without a manifest: reads all of its files once, to digest them.
 * Nobody vouches for what comes of it.
 */
final class MadeUpManifest {

  /** MLflow's tag that says which loader reads the version. */
  static final String KIND_TAG = "copydesk.kind";

  private final MlflowArtifacts artifacts;
  private final long mostBytes;

  MadeUpManifest(MlflowArtifacts artifacts, long mostBytes) {
    this.artifacts = artifacts;
    this.mostBytes = mostBytes;
  }

  byte[] of(FoundVersion version) throws IOException {
    String kind = version.known().tags().get(KIND_TAG);
    if (kind == null) {
      throw new RegistryException(
          "%s has no manifest.json, and no tag %s that says what it is; log it with the manifest that 'copydesk models register' made"
              .formatted(version.id(), KIND_TAG));
    }
    Map<String, Long> sizes = artifacts.list(version.directory());
    long left = mostBytes;
    List<ModelFile> files = new ArrayList<>();
    for (Map.Entry<String, Long> each : sizes.entrySet()) {
      ModelFile file = digest(version, each.getKey(), left);
      left -= file.bytes();
      files.add(file);
    }
    Manifest manifest =
        new Manifest(
            version.known().model(),
            version.version(),
            ModelKind.parse(kind),
            files,
            version.known().created(),
            Lineage.unknown(),
            new TreeMap<>(),
            new TreeMap<>(),
            Requirements.none());
    return SignedManifest.sign(manifest, Signatures.unasked()).json().getBytes(UTF_8);
  }

  private ModelFile digest(FoundVersion version, String path, long most) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 17];
    long bytes = 0;
    try (InputStream in = artifacts.open(version.directory() + "/" + path, 0)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > most) {
          throw new IntegrityException(
              "%s is larger than models.max-size allows; raise it if that is right"
                  .formatted(version.id()));
        }
        digest.update(buffer, 0, read);
      }
    }
    return new ModelFile(path, bytes, Sha256.hex(digest.digest()));
  }
}
