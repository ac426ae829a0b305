package news.copydesk.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a browser is given for the token: {@code expiry.mac}, seconds since 1970 and an HMAC-SHA256
 * of them keyed with the token. It does not hold the token, ends by itself, needs no memory here,
 * and is good at every instance with the same token.
 */
final class Session {

  static final String COOKIE = "copydesk";
  static final Duration LENGTH = Duration.ofHours(12);
  private static final String ALGORITHM = "HmacSHA256";

  private final String token;
  private final Clock clock;

  Session(String token, Clock clock) {
    this.token = token;
    this.clock = clock;
  }

  /** The header that gives a browser a new one: not for scripts, not for other sites. */
  String setCookie() {
    String expiry = Long.toString(clock.instant().plus(LENGTH).getEpochSecond());
    return "%s=%s.%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict"
        .formatted(COOKIE, expiry, mac(expiry), LENGTH.toSeconds());
  }

  /** Whether it was made with this token; it may have ended. */
  boolean made(String cookie) {
    int dot = cookie.indexOf('.');
    return dot > 0
        && MessageDigest.isEqual(
            mac(cookie.substring(0, dot)).getBytes(StandardCharsets.US_ASCII),
            cookie.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it was, and is still good. */
  boolean holds(String cookie) {
    return made(cookie)
        && Long.parseLong(cookie.substring(0, cookie.indexOf('.')))
            > clock.instant().getEpochSecond();
  }

  private String mac(String expiry) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] bytes =
          mac.doFinal(("copydesk page until " + expiry).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
