package news.copydesk.registry.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;

/**
 * Signs JSON objects and checks their signatures: HMAC-SHA256 over a purpose, a line feed and the
 * object's canonical form without its {@code signature}.
 */
public final class Signatures {

  /** What a signature is for; one for a manifest is none for a ledger. */
  public enum Purpose {
    MANIFEST("copydesk-manifest-1"),
    LEDGER("copydesk-ledger-1");

    private final String text;

    Purpose(String text) {
      this.text = text;
    }
  }

  private static final String MEMBER = "signature";
  private static final String ALGORITHM = "HMAC-SHA256";

  private final KeyRing keys;
  private final boolean required;

  /**
   * @param required whether what is unsigned, or signed by an unknown key, is refused
   */
  public Signatures(KeyRing keys, boolean required) {
    this.keys = keys;
    this.required = required;
  }

  /** Knows no key and requires none: takes signatures off, and asks nobody. */
  public static Signatures unasked() {
    return new Signatures(KeyRing.empty(), false);
  }

  /**
   * Adds a signature, if there is a key.
   *
   * @throws RegistryException if one is required and there is none
   */
  public ObjectNode sign(ObjectNode unsigned, Purpose purpose) {
    Optional<SigningKey> key = keys.signing();
    ObjectNode signed = unsigned.deepCopy();
    if (key.isEmpty() && required) {
      throw new RegistryException(
          "models.require-signature is true, and there is no key to sign with; name a key file with"
              + " models.key-file, or make one with 'copydesk models init'");
    }
    key.ifPresent(
        k ->
            signed
                .putObject(MEMBER)
                .put("algorithm", ALGORITHM)
                .put("keyId", k.id())
                .put("value", k.sign(message(unsigned, purpose))));
    return signed;
  }

  /**
   * Takes the signature off, and checks it.
   *
   * @param what for messages: what is signed
   * @return the id of the key that vouches for the object; empty where none does and none must
   * @throws IntegrityException if the signature is wrong, or is missing or of an unknown key and
   *     required
   */
  public Optional<String> takeOff(ObjectNode signed, Purpose purpose, String what) {
    if (!signed.has(MEMBER)) {
      if (required) {
        throw new IntegrityException(
            what
                + " is not signed; register it again with a key, or set models.require-signature to"
                + " false");
      }
      return Optional.empty();
    }
    Fields signature = new Fields(signed, what).object(MEMBER);
    signed.remove(MEMBER);
    String algorithm = signature.text("algorithm");
    String id = signature.text("keyId");
    String value = signature.text("value");
    signature.end();
    if (!algorithm.equals(ALGORITHM)) {
      throw new IntegrityException(
          what + " is signed by an unknown method; " + ALGORITHM + " is known");
    }
    Optional<SigningKey> key = keys.find(id);
    if (key.isEmpty()) {
      if (required) {
        throw new IntegrityException(
            "%s is signed by a key that is unknown here; if it is a key of yours, add it to models.key-file"
                .formatted(what));
      }
      return Optional.empty();
    }
    String expected = key.get().sign(message(signed, purpose));
    if (!MessageDigest.isEqual(ascii(expected), ascii(value))) {
      throw new IntegrityException(
          "%s has been altered: it is not what key %s signed; restore it".formatted(what, id));
    }
    return Optional.of(id);
  }

  private static byte[] message(ObjectNode unsigned, Purpose purpose) {
    byte[] head = ascii(purpose.text + "\n");
    byte[] body;
    try {
      body = CanonicalJson.bytes(unsigned);
    } catch (IllegalArgumentException e) {
      throw new IntegrityException("cannot be signed: " + e.getMessage(), e);
    }
    byte[] message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    return message;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
