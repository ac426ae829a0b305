package news.copydesk.registry.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.manifest.Signatures.Purpose;

/**
 * A manifest, the bytes it was read from, and who vouches for it.
 *
 * @param manifest what the bytes say
 * @param json the file's content, in UTF-8
 * @param sha256 over the file's content: names this version, down to its last byte
 * @param keyId the key that signed it; empty where none did and none must
 */
public record SignedManifest(
    Manifest manifest, String json, String sha256, Optional<String> keyId) {

  /** Writes a manifest down and signs it. */
  public static SignedManifest sign(Manifest manifest, Signatures signatures) {
    ObjectNode signed = signatures.sign(ManifestJson.write(manifest), Purpose.MANIFEST);
    return read(StrictJson.canonical(signed), signatures, "manifest of " + manifest.id());
  }

  /**
   * Reads a manifest and checks its signature.
   *
   * @param where for messages
   * @throws IntegrityException if it is not a manifest that someone vouches for
   */
  public static SignedManifest read(byte[] bytes, Signatures signatures, String where) {
    if (bytes.length > Manifest.MOST_BYTES) {
      throw new IntegrityException(
          "%s has over %,d bytes, more than any manifest".formatted(where, Manifest.MOST_BYTES));
    }
    ObjectNode node = StrictJson.object(bytes, where);
    Optional<String> key = signatures.takeOff(node, Purpose.MANIFEST, where);
    Manifest manifest = ManifestJson.read(node, where);
    return new SignedManifest(
        manifest,
        new String(bytes, java.nio.charset.StandardCharsets.UTF_8),
        Sha256.of(bytes),
        key);
  }
}
