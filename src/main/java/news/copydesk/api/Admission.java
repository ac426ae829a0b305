package news.copydesk.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import news.copydesk.access.FailedLogins;
import news.copydesk.access.Token;

/**
 * Who may ask, and how many at once: as many as there are inference slots, the others come back.
 */
final class Admission {

  private final Optional<Token> token;
  private final Set<String> origins;
  private final FailedLogins failed;
  private final IntSupplier slots;
  private final AtomicInteger inside = new AtomicInteger();

  /**
   * @param slots how many there are now
   */
  Admission(ApiOptions options, FailedLogins failed, IntSupplier slots) {
    this.token = options.token().map(Token::new);
    this.origins = Set.copyOf(options.origins());
    this.failed = failed;
    this.slots = slots;
  }

  /**
   * Refuses pages that are not listed, whatever name they came by: a browser says whose page asks,
   * and would only keep the answer from it. Then whoever does not show the token, if there is one.
   */
  void check(Context request) throws RefusedException {
    String origin = request.header("Origin");
    if (origin != null && !origins.contains(origin)) {
      throw new RefusedException(
          HttpStatus.FORBIDDEN, "pages of this origin may not ask; list it in api.origins");
    }
    if (token.isEmpty()) {
      return;
    }
    Optional<String> shown = Token.shown(request.header("Authorization"));
    if (shown.isEmpty()) {
      throw unknown(request);
    }
    switch (failed.judge(request.ip(), () -> token.get().is(shown.get()))) {
      case RIGHT -> {}
      case WRONG -> throw unknown(request);
      case SENT_AWAY -> throw sentAway(request);
    }
  }

  private static RefusedException unknown(Context request) {
    request.header("WWW-Authenticate", "Bearer");
    return new RefusedException(
        HttpStatus.UNAUTHORIZED, "send the header Authorization: Bearer <http.token>");
  }

  private RefusedException sentAway(Context request) {
    long seconds = failed.patience(request.ip()).toSeconds() + 1;
    request.header("Retry-After", Long.toString(seconds));
    return new RefusedException(
        HttpStatus.TOO_MANY_REQUESTS,
        "too many wrong tokens from your address; come back in %d s with http.token"
            .formatted(seconds));
  }

  /** A slot, until it is closed. */
  Slot slot(Context request) throws RefusedException {
    int now = inside.get();
    while (now < slots.getAsInt()) {
      if (inside.compareAndSet(now, now + 1)) {
        return inside::decrementAndGet;
      }
      now = inside.get();
    }
    request.header("Retry-After", "1");
    throw new RefusedException(
        HttpStatus.TOO_MANY_REQUESTS,
        "all inference slots are taken; come back in a second, or raise annotation.slots");
  }

  /** Held while annotating. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }
}
