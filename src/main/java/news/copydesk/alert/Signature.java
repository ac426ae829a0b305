package news.copydesk.alert;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs notifications: HMAC-SHA256 (RFC 2104) over the time, a full stop and the body, so that an
 * old notification cannot be sent again with a new time. The form is Stripe's: {@code
 * t=1700000000,v1=<hexadecimal>}, with room for another method.
 */
final class Signature {

  static final String HEADER = "Copydesk-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Signature(String secret) {
    this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The header's value for a body that is sent now. */
  String header(byte[] body, Instant now) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((now.getEpochSecond() + ".").getBytes(StandardCharsets.US_ASCII));
      String hex = HexFormat.of().formatHex(mac.doFinal(body));
      return "t=" + now.getEpochSecond() + ",v1=" + hex;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
