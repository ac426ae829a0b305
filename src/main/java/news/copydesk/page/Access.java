package news.copydesk.page;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may see the page: on loopback, programs and browsers of this machine, unless there is a
 * token; elsewhere only who shows the token, and nobody where there is none.
 */
final class Access {

  private static final String SCHEME = "Bearer ";
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|([a-z0-9-]+\\.)+localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");

  private final PageOptions options;
  private final Optional<Session> session;

  Access(PageOptions options, Optional<Session> session) {
    this.options = options;
    this.session = session;
  }

  /** What becomes of a request. */
  enum Verdict {
    ADMITTED,
    /** Has not shown the token. */
    UNKNOWN,
    /** There is no token to show: nobody may see it. */
    CLOSED,
    /** Came here under a name that is not this machine's: a web page may have sent it. */
    MISLED
  }

  Verdict judge(Context request) {
    if (options.loopback() && !namesThisMachine(request)) {
      return Verdict.MISLED;
    }
    if (options.token().isEmpty()) {
      return options.loopback() ? Verdict.ADMITTED : Verdict.CLOSED;
    }
    return showsToken(request) || hasSession(request) ? Verdict.ADMITTED : Verdict.UNKNOWN;
  }

  /**
   * DNS rebinding: a page's own host name is made to resolve to 127.0.0.1, and its scripts read
   * what they should not. The name is still in the request.
   */
  private static boolean namesThisMachine(Context request) {
    String host = request.host();
    return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  private boolean showsToken(Context request) {
    String header = request.header("Authorization");
    return header != null
        && header.startsWith(SCHEME)
        && isToken(header.substring(SCHEME.length()));
  }

  private boolean hasSession(Context request) {
    String cookie = request.cookie(Session.COOKIE);
    return cookie != null && session.isPresent() && session.get().holds(cookie);
  }

  /** In constant time: how long it takes does not tell how much of it was right. */
  boolean isToken(String shown) {
    return options.token().isPresent()
        && MessageDigest.isEqual(
            options.token().get().getBytes(StandardCharsets.UTF_8),
            shown.getBytes(StandardCharsets.UTF_8));
  }

  static HttpStatus status(Verdict verdict) {
    return switch (verdict) {
      case ADMITTED -> HttpStatus.OK;
      case UNKNOWN -> HttpStatus.UNAUTHORIZED;
      case CLOSED -> HttpStatus.FORBIDDEN;
      case MISLED -> HttpStatus.MISDIRECTED_REQUEST;
    };
  }

  static String reason(Verdict verdict) {
    return switch (verdict) {
      case ADMITTED -> "";
      case UNKNOWN -> "sign in at /, or send the header Authorization: Bearer <http.token>\n";
      case CLOSED ->
          "the page is not shown: everybody who reaches this port could read it. Set http.token and"
              + " sign in with it, or set http.host to 127.0.0.1\n";
      case MISLED -> "ask for it as http://127.0.0.1 or http://localhost, with the port\n";
    };
  }
}
