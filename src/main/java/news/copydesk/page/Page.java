package news.copydesk.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import news.copydesk.access.FailedLogins;

/**
 * The page: how the process is doing and the latest articles, live. Holds a thread of the server
 * for each reader, of which there are few; whoever takes nothing is dropped and holds up nobody.
 */
public final class Page implements AutoCloseable {

  /** Readers at once, and so threads that the server needs beside its own. */
  public static final int READERS = 12;

  /** Where a reader starts. */
  public static final String PATH = "/";

  private static final String EVENTS = "/page/events";
  private static final String ENTITY = "/page/entity";
  private static final String LOGIN = "/page/login";
  private static final String FILE = "/page/{file}";

  /** Nothing but what this server sends itself, and never text as code. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final int LONGEST_NAME = 400;

  private final Optional<Session> session;
  private final Access access;
  private final Assets assets = new Assets();
  private final Broadcast broadcast = new Broadcast(READERS);
  private final Ticker ticker = new Ticker();
  private final EventStream events;
  private final Clippings clippings;

  /**
   * Watches from now on, and shows once its paths are added to a server.
   *
   * @param latest what it shows; filled by whoever sees articles pass
   * @param archive where older articles are
   * @param meters the process's
   * @param state asked every second
   */
  public Page(
      PageOptions options,
      LatestArticles latest,
      Archive archive,
      MeterRegistry meters,
      Supplier<ProcessState> state) {
    this.session = options.token().map(token -> new Session(token, Clock.systemUTC()));
    this.access = new Access(options, session, new FailedLogins(meters, System::nanoTime));
    this.clippings = new Clippings(latest, archive);
    this.events =
        new EventStream(
            new VitalSigns(new Readings(meters), latest, state, System::nanoTime),
            latest,
            broadcast);
    ticker.start(events::tick);
  }

  /** Adds the page to a server. */
  public void addTo(RoutesConfig routes) {
    routes.get(PATH, protectedFrom(this::home));
    routes.get(EVENTS, shown(events::serve));
    routes.get(ENTITY, shown(this::entity));
    routes.post(LOGIN, protectedFrom(this::login));
    // Code and letters, no data: whoever signs in needs them first.
    routes.get(FILE, protectedFrom(assets::serve));
  }

  private static Handler protectedFrom(Handler handler) {
    return request -> {
      request
          .header("Content-Security-Policy", POLICY)
          .header("X-Content-Type-Options", "nosniff")
          .header("Referrer-Policy", "no-referrer")
          .header("Cross-Origin-Opener-Policy", "same-origin")
          .header("Cross-Origin-Resource-Policy", "same-origin")
          .header("Cache-Control", "no-store");
      handler.handle(request);
    };
  }

  private Handler shown(Handler handler) {
    return protectedFrom(
        request -> {
          Access.Verdict verdict = access.judge(request);
          if (verdict == Access.Verdict.ADMITTED) {
            handler.handle(request);
          } else {
            refuse(request, verdict);
          }
        });
  }

  private void refuse(Context request, Access.Verdict verdict) {
    if (verdict == Access.Verdict.SENT_AWAY) {
      request.header("Retry-After", Long.toString(access.patience(request)));
    }
    request.status(Access.status(verdict)).result(Access.reason(verdict));
  }

  private void home(Context request) {
    Access.Verdict verdict = access.judge(request);
    switch (verdict) {
      case ADMITTED -> request.html(Assets.html("desk.html"));
      case UNKNOWN -> signIn(request, "");
      case SENT_AWAY, CLOSED, MISLED -> refuse(request, verdict);
    }
  }

  private static void signIn(Context request, String note) {
    request
        .status(HttpStatus.UNAUTHORIZED)
        .html(Assets.html("login.html").replace("<!-- note -->", note));
  }

  private void login(Context request) {
    String token = Objects.requireNonNullElse(request.formParam("token"), "").strip();
    Access.Verdict verdict = access.judge(request, token);
    switch (verdict) {
      case ADMITTED -> {
        session.ifPresent(made -> request.header("Set-Cookie", made.setCookie()));
        request.redirect(PATH, HttpStatus.SEE_OTHER);
      }
      case UNKNOWN -> signIn(request, "That is not this instance’s token.");
      case SENT_AWAY, CLOSED, MISLED -> refuse(request, verdict);
    }
  }

  private void entity(Context request) {
    String type = request.queryParam("type");
    String name = request.queryParam("name");
    if (type == null || name == null || name.length() + type.length() > LONGEST_NAME) {
      request.status(HttpStatus.BAD_REQUEST).result("say which: ?type=PERSON&name=Jane+Doe\n");
      return;
    }
    request.contentType("application/json").result(events.text(clippings.of(type, name)));
  }

  /** Ends every reader's stream; the server can then stop. */
  @Override
  public void close() {
    ticker.close();
    broadcast.close();
  }
}
