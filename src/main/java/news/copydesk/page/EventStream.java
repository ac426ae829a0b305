package news.copydesk.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Server-sent events: {@code vitals} every second, {@code articles} when there are new ones, each
 * with JSON.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML</a>
 */
final class EventStream {

  /** Newest articles that a reader gets at the start. */
  private static final int FIRST = 60;

  /** Most articles of one second: more would only run past. */
  private static final int A_SECOND = 20;

  private static final long HEARTBEAT_MILLIS = 15_000;

  private final JsonMapper json = JsonMapper.builder().build();
  private final VitalSigns vitals;
  private final LatestArticles latest;
  private final Broadcast broadcast;
  private long shown;

  EventStream(VitalSigns vitals, LatestArticles latest, Broadcast broadcast) {
    this.vitals = vitals;
    this.latest = latest;
    this.broadcast = broadcast;
  }

  /** Called once a second, by one thread. */
  void tick() {
    vitals.sample();
    List<ShownArticle> fresh = latest.after(shown, A_SECOND);
    if (!fresh.isEmpty()) {
      shown = fresh.get(0).number();
    }
    if (broadcast.nobodyListens()) {
      return;
    }
    if (!fresh.isEmpty()) {
      broadcast.publish(event("articles", fresh));
    }
    broadcast.publish(event("vitals", vitals.now()));
  }

  /**
   * Writes to a reader until it goes, is dropped, or the process ends. Holds the calling thread.
   */
  void serve(Context request) throws InterruptedException {
    Optional<Subscription> reader = broadcast.subscribe(Connection.of(request)::cut);
    if (reader.isEmpty()) {
      request
          .status(HttpStatus.SERVICE_UNAVAILABLE)
          .header("Retry-After", "10")
          .result("%d readers are here already; come back later\n".formatted(Page.READERS));
      return;
    }
    try {
      write(reader.get(), request.res());
    } finally {
      broadcast.unsubscribe(reader.get());
    }
  }

  private void write(Subscription reader, HttpServletResponse response)
      throws InterruptedException {
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    try {
      OutputStream out = response.getOutputStream();
      send(out, "retry: 3000\n\n" + event("articles", latest.after(0, FIRST)));
      send(out, event("vitals", vitals.now()));
      while (!reader.ended()) {
        Optional<String> next = reader.next(HEARTBEAT_MILLIS);
        send(out, next.orElse(": still here\n\n"));
      }
    } catch (IOException e) {
      // The reader went away, or took nothing and was dropped.
    }
  }

  private static void send(OutputStream out, String event) throws IOException {
    out.write(event.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** JSON escapes line breaks, so data is one line whatever an article contains. */
  private String event(String name, Object data) {
    return "event: %s\ndata: %s\n\n".formatted(name, text(data));
  }

  String text(Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
