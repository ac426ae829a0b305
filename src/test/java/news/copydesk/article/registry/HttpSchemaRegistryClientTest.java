package news.copydesk.article.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class HttpSchemaRegistryClientTest {
  private static final Schema SCHEMA =
      SchemaBuilder.record("A").fields().requiredInt("x").endRecord();
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String FOUND = "{\"schema\":\"\\\"string\\\"\"}";
  private static final String NOT_FOUND =
      "{\"error_code\":40403,\"message\":\"Schema 9 not found\"}";

  /** Ports that no program is given by the system; one that was free may be taken by now. */
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  private static final URI NOBODY_ELSE = URI.create("http://127.0.0.1:2");

  private final StubRegistry server = new StubRegistry();
  private final List<Duration> pauses = new ArrayList<>();
  private final SteppedClock clock = new SteppedClock();
  private final CountDownLatch closed = new CountDownLatch(1);

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpSchemaRegistryClient client(RegistryConfig config) {
    return impatient(
        new RegistryConfig(
            config.urls(), config.auth(), config.tls(), MINUTE, MINUTE, config.retry()));
  }

  /** One that waits for an answer no longer than it says. */
  private HttpSchemaRegistryClient impatient(RegistryConfig config) {
    Pause pause =
        time -> {
          pauses.add(time);
          clock.advance(time);
        };
    RegistryExchange exchange = new RegistryExchange(config);
    return new HttpSchemaRegistryClient(
        new RegistryTransport(config, exchange, pause, clock, () -> 0.0, closed), clock);
  }

  private HttpSchemaRegistryClient client() {
    return client(RegistryConfig.of(server.url()));
  }

  @Test
  void asksForAnIdOnceAndThenNeverAgain() {
    server.replies(200, FOUND);
    HttpSchemaRegistryClient client = client();

    client.schemaById(7);
    Schema again = client.schemaById(7);

    assertThat(again).isEqualTo(Schema.create(Schema.Type.STRING));
    assertThat(server.requests()).containsExactly("GET /schemas/ids/7");
  }

  @Test
  void registersASchemaUnderASubjectOnce() {
    server.replies(200, "{\"id\":5}").replies(200, "{\"id\":6}");
    HttpSchemaRegistryClient client = client();

    int first = client.register("news-value", SCHEMA);
    int again = client.register("news-value", SCHEMA);
    int found = client.lookup("news-value", SCHEMA);
    int other = client.register("other-value", SCHEMA);

    assertThat(List.of(first, again, found, other)).containsExactly(5, 5, 5, 6);
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(0))
        .startsWith(
            "POST /subjects/news-value/versions {\"schema\":\"{\\\"type\\\":\\\"record\\\"");
  }

  @Test
  void schemasThatDifferOnlyInDocumentationAreTwo() {
    server.replies(200, "{\"id\":5}").replies(200, "{\"id\":6}");
    Schema documented =
        SchemaBuilder.record("A").doc("documented").fields().requiredInt("x").endRecord();
    HttpSchemaRegistryClient client = client();

    assertThat(client.register("s", SCHEMA)).isEqualTo(5);
    assertThat(client.register("s", documented)).isEqualTo(6);
  }

  @Test
  void escapesTheSubjectInTheUrl() {
    server.replies(200, "{\"id\":5}");

    client().lookup("a/b c?d%é", SCHEMA);

    assertThat(server.requests().get(0)).startsWith("POST /subjects/a%2Fb%20c%3Fd%25%C3%A9 {");
  }

  @Test
  void keepsThePathOfTheBaseUrl() {
    server.replies(200, "[]");

    client(RegistryConfig.of(server.url().resolve("/apis/ccompat/v7/"))).subjects();

    assertThat(server.requests()).containsExactly("GET /apis/ccompat/v7/subjects");
  }

  @Test
  void readsTheNewestVersionOfASubject() {
    server.replies(
        200, "{\"subject\":\"s\",\"version\":3,\"id\":12,\"schema\":\"\\\"string\\\"\"}");
    HttpSchemaRegistryClient client = client();

    RegisteredSchema latest = client.latest("s");
    client.schemaById(12);

    assertThat(latest)
        .isEqualTo(new RegisteredSchema("s", 3, 12, Schema.create(Schema.Type.STRING)));
    assertThat(server.requests()).containsExactly("GET /subjects/s/versions/latest");
  }

  @Test
  void asksWhetherASchemaMayFollow() {
    server
        .replies(200, "{\"is_compatible\":false}")
        .replies(404, "{\"error_code\":40401,\"message\":\"Subject not found\"}");
    HttpSchemaRegistryClient client = client();

    assertThat(client.isCompatible("s", SCHEMA)).isFalse();
    assertThat(client.isCompatible("new", SCHEMA)).isTrue();
    assertThat(server.requests().get(0))
        .startsWith("POST /compatibility/subjects/s/versions/latest {");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void triesAgainAfterAFaultOfTheServer(int status) {
    server.replies(status, "busy").replies(status, "busy").replies(200, FOUND);

    assertThat(client().schemaById(1)).isNotNull();
    assertThat(server.requests()).hasSize(3);
    assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422, 301})
  void takesARefusalForAnAnswer(int status) {
    server.replies(status, "{\"error_code\":%d01,\"message\":\"because\"}".formatted(status));

    assertThatThrownBy(() -> client().register("news-value", SCHEMA))
        .isInstanceOf(RegistryRejectedException.class)
        .hasMessageContainingAll(
            "subject news-value",
            server.url().toString(),
            "HTTP " + status,
            status + "01",
            "because")
        .asInstanceOf(type(RegistryRejectedException.class))
        .satisfies(e -> assertThat(e.status()).isEqualTo(status))
        .satisfies(e -> assertThat(e.errorCode()).isEqualTo(status * 100 + 1));
    assertThat(server.requests()).hasSize(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void givesUpAfterTheLongestTimeAndSaysWhatHappened() {
    server.replies(503, "{\"error_code\":50301,\"message\":\"no leader\"}");
    RegistryRetry retry =
        new RegistryRetry(Duration.ofMillis(400), Duration.ofSeconds(1), Duration.ofSeconds(3));

    assertThatThrownBy(() -> client(RegistryConfig.of(server.url()).withRetry(retry)).schemaById(4))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContainingAll(
            "get schema id 4", server.url().toString(), "HTTP 503", "no leader", "4 attempts");
    assertThat(pauses)
        .containsExactly(Duration.ofMillis(400), Duration.ofMillis(800), Duration.ofSeconds(1));
  }

  @Test
  void goesOnToTheNextUrlAndStaysThere() {
    server.replies(200, FOUND);
    HttpSchemaRegistryClient client = client(RegistryConfig.of(NOBODY, server.url()));

    client.schemaById(1);
    client.schemaById(2);

    assertThat(server.requests()).hasSize(2);
    assertThat(pauses).isEmpty();
  }

  @Test
  void namesEveryUrlThatDidNotAnswer() {
    RegistryConfig config = RegistryConfig.of(NOBODY, NOBODY_ELSE).withRetry(RegistryRetry.never());

    assertThatThrownBy(() -> client(config).subjects())
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContainingAll(
            NOBODY + " failed: connection refused", NOBODY_ELSE + " failed: connection refused");
  }

  @Test
  void returnsToTheFirstUrlWhenTheSecondFails() {
    try (StubRegistry second = new StubRegistry()) {
      server.replies(503, "").replies(200, FOUND);
      second.replies(200, FOUND).replies(503, "");
      HttpSchemaRegistryClient client = client(RegistryConfig.of(server.url(), second.url()));

      client.schemaById(1);
      client.schemaById(2);

      assertThat(server.requests()).containsExactly("GET /schemas/ids/1", "GET /schemas/ids/2");
      assertThat(second.requests()).containsExactly("GET /schemas/ids/1", "GET /schemas/ids/2");
    }
  }

  @Test
  void aRefusalIsNotTakenToTheNextUrl() {
    try (StubRegistry second = new StubRegistry()) {
      server.replies(403, "{}");
      second.replies(200, FOUND);

      assertThatThrownBy(() -> client(RegistryConfig.of(server.url(), second.url())).schemaById(1))
          .isInstanceOf(RegistryRejectedException.class);
      assertThat(second.requests()).isEmpty();
    }
  }

  @Test
  void anAnswerThatIsNoJsonIsAnOutageAndNoPoison() {
    server.replies(200, "<html>starting</html>").replies(200, FOUND);

    assertThat(client().schemaById(1)).isNotNull();
  }

  @Test
  void aMissingPageIsNoUnknownId() {
    server.replies(404, "<html>not here</html>");

    assertThatThrownBy(() -> client().schemaById(1))
        .isInstanceOf(RegistryRejectedException.class)
        .isNotInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("is the path of the registry URL right?");
  }

  @Test
  void anAnswerWithoutAnIdIsRefused() {
    server.replies(200, "{}");

    assertThatThrownBy(() -> client().register("s", SCHEMA))
        .isInstanceOf(RegistryRejectedException.class)
        .hasMessageContaining("without the number \"id\"");
  }

  @Test
  void remembersAnUnknownIdForTenSeconds() {
    server.replies(404, NOT_FOUND);
    HttpSchemaRegistryClient client = client();

    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> client.schemaById(9)).isInstanceOf(UnknownSchemaException.class);
    }
    assertThat(server.requests()).hasSize(1);

    clock.advance(Duration.ofSeconds(10));
    assertThatThrownBy(() -> client.schemaById(9)).isInstanceOf(UnknownSchemaException.class);
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}",
        "{\"schema\":\"\\\"string\\\"\",\"references\":[{\"name\":\"x\"}]}",
        "{\"schema\":\"{no avro\"}"
      })
  void whatIsNoAvroSchemaIsAsGoodAsUnknown(String answer) {
    server.replies(200, answer);

    assertThatThrownBy(() -> client().schemaById(3))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("schema id 3");
  }

  @Test
  void sendsTheCredentialsAndHidesThem() {
    server.replies(200, "[]");
    RegistryAuth basic = new RegistryAuth.Basic("us€r", "pa:ss");
    RegistryAuth bearer = new RegistryAuth.Bearer("abc.def");

    client(RegistryConfig.of(server.url())).subjects();
    client(RegistryConfig.of(server.url()).withAuth(basic)).subjects();
    client(RegistryConfig.of(server.url()).withAuth(bearer)).subjects();

    assertThat(server.credentials())
        .containsExactly("null", "Basic dXPigqxyOnBhOnNz", "Bearer abc.def");
    assertThat(basic.toString()).contains("us€r").doesNotContain("pa:ss");
    assertThat(bearer.toString()).doesNotContain("abc");
  }

  @Test
  void aBodyThatStallsTimesOut() throws Exception {
    try (ServerSocket stalling = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ExecutorService thread = Executors.newSingleThreadExecutor();
      Future<Socket> peer = thread.submit(() -> answerHalf(stalling));
      URI url = URI.create("http://127.0.0.1:" + stalling.getLocalPort());
      Duration longest = Duration.ofMillis(300);

      assertGivesUp(url, longest);
      while (!peer.isDone()) {
        // It was over before there was half an answer, and said nothing of one that stalls.
        longest = longest.multipliedBy(2);
        assertGivesUp(url, longest);
      }
      peer.get().close();
      thread.shutdownNow();
    }
  }

  private void assertGivesUp(URI url, Duration longest) {
    RegistryConfig base = RegistryConfig.of(url);
    RegistryConfig config =
        new RegistryConfig(
            base.urls(), base.auth(), base.tls(), MINUTE, longest, RegistryRetry.never());

    assertThatThrownBy(() -> impatient(config).schemaById(1))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("did not answer within %d ms".formatted(longest.toMillis()));
  }

  private static Socket answerHalf(ServerSocket server) throws IOException {
    Socket socket = server.accept();
    OutputStream out = socket.getOutputStream();
    out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
    out.flush();
    return socket;
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() throws Exception {
    server.replies(503, "");
    HttpSchemaRegistryClient client = new HttpSchemaRegistryClient(longRetry());
    ExecutorService thread = Executors.newSingleThreadExecutor();
    CountDownLatch started = new CountDownLatch(1);
    Future<Boolean> flag =
        thread.submit(
            () -> {
              started.countDown();
              assertThatThrownBy(() -> client.schemaById(1))
                  .isInstanceOf(RegistryUnavailableException.class)
                  .hasMessageContaining("Interrupted");
              return Thread.currentThread().isInterrupted();
            });

    started.await();
    thread.shutdownNow();

    assertThat(flag.get(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closingEndsTheWait() throws Exception {
    server.replies(503, "");
    HttpSchemaRegistryClient client = new HttpSchemaRegistryClient(longRetry());
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Schema> waiting = thread.submit(() -> client.schemaById(1));

    client.close();

    assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(RegistryUnavailableException.class);
    thread.shutdownNow();
  }

  private RegistryConfig longRetry() {
    return RegistryConfig.of(server.url())
        .withRetry(new RegistryRetry(MINUTE, MINUTE, Duration.ofHours(1)));
  }
}
