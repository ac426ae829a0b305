package news.copydesk.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import news.copydesk.access.FailedLogins;
import news.copydesk.access.Token;

/**
 * Who may see the page: on loopback, programs and browsers of this machine, unless there is a
 * token; elsewhere only who shows the token, and nobody where there is none.
 */
final class Access {

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|([a-z0-9-]+\\.)+localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");

  private final PageOptions options;
  private final Optional<Token> token;
  private final Optional<Session> session;
  private final FailedLogins failed;

  Access(PageOptions options, Optional<Session> session, FailedLogins failed) {
    this.options = options;
    this.token = options.token().map(Token::new);
    this.session = session;
    this.failed = failed;
  }

  /** What becomes of a request. */
  enum Verdict {
    ADMITTED,
    /** Has not shown the token. */
    UNKNOWN,
    /** Has shown too many wrong tokens, and is not looked at for a while. */
    SENT_AWAY,
    /** There is no token to show: nobody may see it. */
    CLOSED,
    /** Came here under a name that is not this machine's: a web page may have sent it. */
    MISLED
  }

  /** By its header, else by its cookie. */
  Verdict judge(Context request) {
    Verdict way = wayIn(request);
    if (way != Verdict.UNKNOWN) {
      return way;
    }
    Optional<String> shown = Token.shown(request.header("Authorization"));
    if (shown.isPresent()) {
      return judged(request, () -> isToken(shown.get()));
    }
    String cookie = request.cookie(Session.COOKIE);
    if (cookie == null || session.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    // A cookie is as good for trying out tokens as a token is; one that has ended tries nothing.
    Verdict verdict = judged(request, () -> session.get().made(cookie));
    return verdict == Verdict.ADMITTED && !session.get().holds(cookie) ? Verdict.UNKNOWN : verdict;
  }

  /** By a token that it brings in its form. */
  Verdict judge(Context request, String shown) {
    Verdict way = wayIn(request);
    return way == Verdict.UNKNOWN ? judged(request, () -> isToken(shown)) : way;
  }

  /** What becomes of a request whatever it shows; UNKNOWN where it has to show something. */
  private Verdict wayIn(Context request) {
    if (options.loopback() && !namesThisMachine(request)) {
      return Verdict.MISLED;
    }
    if (token.isEmpty()) {
      return options.loopback() ? Verdict.ADMITTED : Verdict.CLOSED;
    }
    return Verdict.UNKNOWN;
  }

  private Verdict judged(Context request, BooleanSupplier right) {
    return switch (failed.judge(request.ip(), right)) {
      case RIGHT -> Verdict.ADMITTED;
      case WRONG -> Verdict.UNKNOWN;
      case SENT_AWAY -> Verdict.SENT_AWAY;
    };
  }

  private boolean isToken(String shown) {
    return token.isPresent() && token.get().is(shown);
  }

  /** Seconds after which who was sent away may come back. */
  long patience(Context request) {
    Duration left = failed.patience(request.ip());
    return left.toSeconds() + 1;
  }

  /**
   * DNS rebinding: a page's own host name is made to resolve to 127.0.0.1, and its scripts read
   * what they should not. The name is still in the request.
   */
  private static boolean namesThisMachine(Context request) {
    String host = request.host();
    return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  static HttpStatus status(Verdict verdict) {
    return switch (verdict) {
      case ADMITTED -> HttpStatus.OK;
      case UNKNOWN -> HttpStatus.UNAUTHORIZED;
      case SENT_AWAY -> HttpStatus.TOO_MANY_REQUESTS;
      case CLOSED -> HttpStatus.FORBIDDEN;
      case MISLED -> HttpStatus.MISDIRECTED_REQUEST;
    };
  }

  static String reason(Verdict verdict) {
    return switch (verdict) {
      case ADMITTED -> "";
      case UNKNOWN -> "sign in at /, or send the header Authorization: Bearer <http.token>\n";
      case SENT_AWAY ->
          "too many wrong tokens from your address; come back in a minute with http.token\n";
      case CLOSED ->
          "the page is not shown: everybody who reaches this port could read it. Set http.token and"
              + " sign in with it, or set http.host to 127.0.0.1\n";
      case MISLED -> "ask for it as http://127.0.0.1 or http://localhost, with the port\n";
    };
  }
}
