package news.copydesk.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Who may ask, and how many at once: as many as there are inference slots, the others come back.
 */
final class Admission {

  private static final String SCHEME = "Bearer ";

  private final Optional<byte[]> token;
  private final Semaphore slots;

  Admission(Optional<String> token, int slots) {
    this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    this.slots = new Semaphore(slots);
  }

  /** Refuses whoever does not show the token, if there is one. */
  void check(Context request) throws RefusedException {
    if (token.isEmpty()) {
      return;
    }
    String header = request.header("Authorization");
    byte[] shown =
        header != null && header.startsWith(SCHEME)
            ? header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    // In constant time: how long it takes does not tell how much of it was right.
    if (!MessageDigest.isEqual(token.get(), shown)) {
      request.header("WWW-Authenticate", "Bearer");
      throw new RefusedException(
          HttpStatus.UNAUTHORIZED, "send the header Authorization: Bearer <http.token>");
    }
  }

  /** A slot, until it is closed. */
  Slot slot(Context request) throws RefusedException {
    if (!slots.tryAcquire()) {
      request.header("Retry-After", "1");
      throw new RefusedException(
          HttpStatus.TOO_MANY_REQUESTS,
          "all inference slots are taken; come back in a second, or raise annotation.slots");
    }
    return slots::release;
  }

  /** Held while annotating. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }
}
