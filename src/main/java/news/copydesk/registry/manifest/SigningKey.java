package news.copydesk.registry.manifest;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import news.copydesk.registry.RegistryException;

/** A secret with a name. Its text never shows the secret. */
public final class SigningKey {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int FRESH_BYTES = 32;
  private static final int FEWEST_BYTES = 16;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final String id;
  private final byte[] secret;

  private SigningKey(String id, byte[] secret) {
    if (!ID.matcher(id).matches()) {
      throw new RegistryException(
          "a key's id is 1 to 63 letters, digits, dots, hyphens and underscores; write a key as id:secret");
    }
    if (secret.length < FEWEST_BYTES) {
      throw new RegistryException(
          "the secret of key %s has %d bytes; take at least %d, better %d: openssl rand -base64 32"
              .formatted(id, secret.length, FEWEST_BYTES, FRESH_BYTES));
    }
    this.id = id;
    this.secret = secret;
  }

  /**
   * Reads {@code id:secret}, the secret in Base64.
   *
   * @throws RegistryException if it is something else; the message does not show it
   */
  public static SigningKey parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new RegistryException(
          "a key is written as id:secret, the secret in Base64; one has no colon");
    }
    try {
      return new SigningKey(
          text.substring(0, colon).strip(),
          Base64.getDecoder().decode(text.substring(colon + 1).strip()));
    } catch (IllegalArgumentException e) {
      throw new RegistryException(
          "the secret of a key is not Base64; make one: openssl rand -base64 32");
    }
  }

  /** A key that nobody has had before. */
  public static SigningKey fresh(String id) {
    byte[] secret = new byte[FRESH_BYTES];
    new SecureRandom().nextBytes(secret);
    return new SigningKey(id, secret);
  }

  /** Its name, which is no secret. */
  public String id() {
    return id;
  }

  /** As {@link #parse} reads it: for the key file alone. */
  String secretText() {
    return id + ":" + Base64.getEncoder().encodeToString(secret);
  }

  /** HMAC-SHA256 (RFC 2104) in lower-case hexadecimal. */
  String sign(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(message));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
