package news.copydesk.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.copydesk.ingest.ArticleKey;
import news.copydesk.ingest.ArticleTarget;
import news.copydesk.ingest.Intake;
import news.copydesk.ingest.Pace;
import news.copydesk.ingest.ProduceState;
import news.copydesk.ingest.Progress;
import news.copydesk.ingest.SentIds;
import news.copydesk.ingest.feed.FeedClient.Validators;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Feeds from a server of our own. */
@Timeout(120)
class FeedIntakeTest {

  @TempDir private Path dir;
  private final List<String> sent = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private volatile List<String> guids = List.of("urn:1", "urn:2");
  private volatile int status = 200;
  private HttpServer server;
  private String address;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/feed", this::answer);
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort() + "/feed";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anEntryIsSentOnceAcrossRestartsAndAnUnchangedFeedIsNotFetched() throws Exception {
    look(target(true));
    look(target(true));
    guids = List.of("urn:3", "urn:2", "urn:1");
    look(target(true));

    assertThat(sent).containsExactly("urn:1", "urn:2", "urn:3");
    assertThat(requests)
        .containsExactly(
            "null null 200",
            "\"2\" Tue, 03 Nov 2026 10:00:02 GMT 304",
            "\"2\" Tue, 03 Nov 2026 10:00:02 GMT 200");
  }

  @Test
  void whatDidNotArriveIsSentAgainTheNextTime() throws Exception {
    look(target(false));
    look(target(true));

    assertThat(sent).containsExactly("urn:1", "urn:2", "urn:1", "urn:2");
    assertThat(requests).as("the version was not taken for read").allMatch(r -> r.endsWith("200"));
  }

  @Test
  void aFileIsReadAsAFeedToo() throws Exception {
    Path file = Files.writeString(dir.resolve("feed.xml"), rss(List.of("urn:9")));

    intake(target(true), ProduceState.inMemory()).look(file.toString());

    assertThat(sent).containsExactly("urn:9");
  }

  @Test
  void aFeedOfMoreThanIsRememberedIsNotSentAgain() throws Exception {
    List<String> many = IntStream.range(0, 10_500).mapToObj("urn:%d"::formatted).toList();
    guids = many;
    look(target(true));
    guids = Stream.concat(many.stream(), Stream.of("urn:new")).toList();
    look(target(true));

    assertThat(sent).hasSize(10_501).doesNotHaveDuplicates();
  }

  @Test
  void aFeedThatDripsForEverIsGivenUp() {
    server.createContext(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write("<rss>".getBytes(UTF_8));
          exchange.getResponseBody().flush(); // The rest never comes.
        });

    URI drip = URI.create(address.replace("/feed", "/drip"));

    assertThat(endOf(drip))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("did not come to its end within");
  }

  /** Why it was given up, with patience enough for it to begin, however busy the machine is. */
  private static Throwable endOf(URI drip) {
    Duration patience = Duration.ofSeconds(1);
    while (true) {
      FeedClient client = new FeedClient(patience);
      // The client's stream does not let itself be interrupted: without its own limit, it hangs.
      Throwable end =
          catchThrowable(
              () ->
                  assertTimeoutPreemptively(
                      Duration.ofSeconds(90), () -> client.fetch(drip, Validators.NONE)));
      if (!(end instanceof FeedException late && late.getCause() instanceof HttpTimeoutException)) {
        return end;
      }
      patience = patience.multipliedBy(2);
    }
  }

  @Test
  void aServerThatHasNoFeedIsNamedWithItsStatus() {
    status = 410;

    assertThatThrownBy(() -> look(target(true)))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("answered with status 410");
    server.stop(0);
    assertThatThrownBy(() -> look(target(true)))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("did not answer");
  }

  /** As a process of its own would: all it knows is in the state's file. */
  private void look(ArticleTarget target) throws Exception {
    intake(target, ProduceState.of(dir.resolve("state.json"))).look(address);
  }

  private static FeedIntake intake(ArticleTarget target, ProduceState state) {
    Intake intake =
        new Intake(target, new ArticleKey("id"), Pace.unlimited(), state, Progress.none());
    return new FeedIntake(
        new FeedClient(), new FeedArticles(Optional.empty()), intake, state, Clock.systemUTC());
  }

  private ArticleTarget target(boolean arrives) {
    return new SentIds(sent, arrives);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String etag = "\"" + guids.size() + "\"";
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    String since = exchange.getRequestHeaders().getFirst("If-Modified-Since");
    int code = status == 200 && etag.equals(known) ? 304 : status;
    requests.add(known + " " + since + " " + code);
    exchange.getResponseHeaders().add("ETag", etag);
    exchange
        .getResponseHeaders()
        .add("Last-Modified", "Tue, 03 Nov 2026 10:00:0" + guids.size() % 10 + " GMT");
    byte[] body = rss(guids).getBytes(UTF_8);
    exchange.sendResponseHeaders(code, code == 200 ? body.length : -1);
    if (code == 200) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static String rss(List<String> guids) {
    StringBuilder items = new StringBuilder();
    for (String guid : guids) {
      items.append(
          "<item><guid isPermaLink=\"false\">%s</guid><title>t</title></item>".formatted(guid));
    }
    return "<rss version=\"2.0\"><channel><title>t</title><link>http://l.example.org</link>"
        + "<description>d</description>"
        + items
        + "</channel></rss>";
  }
}
