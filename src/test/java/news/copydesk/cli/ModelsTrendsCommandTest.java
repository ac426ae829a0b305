package news.copydesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelsTrendsCommandTest {

  private static final String TWO_MINUTES =
      """
      {"minutes":[{"start":"2026-03-01T00:00:00Z","articles":10,"entities":200,"deadLetters":0,\
      "p99Seconds":0.012,"lag":5.0,"heap":0.5,"slots":2},{"start":"2026-03-01T00:01:00Z",\
      "articles":30,"entities":300,"deadLetters":1,"p99Seconds":null,"lag":null,"heap":0.5,\
      "slots":1}]}\
      """;

  private final Shell shell = Shell.plain();
  private final HttpServer server;
  private String answer = TWO_MINUTES;

  ModelsTrendsCommandTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void listen() {
    server.createContext(
        "/trends",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void drawsEachSeries() {
    assertThat(shell.run("models", "trends", "--url", url())).isEqualTo(ExitCode.OK);

    assertThat(shell.out())
        .contains("2026-03-01T00:00:00Z to 2026-03-01T00:02:00Z, 1 minutes a bar")
        .contains("articles a minute      ▁█  10 to 30, last 30")
        .contains("entities an article    █▁  10 to 20, last 10")
        .contains("p99, ms                ▁   12 to 12, last 12");
  }

  @Test
  void printsJsonForScriptsAndOnlyWhatIsAskedFor() {
    assertThat(shell.run("models", "trends", "--url", url(), "--last", "1m", "--json"))
        .isEqualTo(ExitCode.OK);

    assertThat(shell.out())
        .startsWith("{\"minutes\":[{\"start\":\"2026-03-01T00:01:00Z\",\"articles\":30,")
        .doesNotContain("00:00:00Z");
  }

  @Test
  void saysThatNothingHasHappenedYet() {
    answer = "{}";

    assertThat(shell.run("models", "trends", "--url", url())).isEqualTo(ExitCode.OK);

    assertThat(shell.out()).contains("nothing yet");
  }

  @Test
  void saysWhatToLookAtWhereNobodyAnswers() {
    String url = url();
    server.stop(0);

    assertThat(shell.run("models", "trends", "--url", url)).isEqualTo(ExitCode.FAILED);

    assertThat(shell.err())
        .contains("the history of " + url + " cannot be read", "http.host and http.port");
  }

  @Test
  void saysThatSomethingElseAnswers() {
    answer = "<html>";

    assertThat(shell.run("models", "trends", "--url", url())).isEqualTo(ExitCode.FAILED);

    assertThat(shell.err()).contains("is not a history as /trends serves it");
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
