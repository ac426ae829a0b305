package news.copydesk.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real HTTP server. */
@Timeout(300)
class WebhookTest {

  private static final String SECRET = "0123456789abcdef";
  private static final Backoff BRIEF = new Backoff(Duration.ofMillis(1), Duration.ofMillis(4));
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  private record Received(String signature, byte[] body) {

    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }
  }

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Deque<Integer> answers = new ConcurrentLinkedDeque<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Socket placeholder = new Socket();
  private HttpServer server = listen(0);

  @BeforeEach
  void none() {
    answers.clear();
  }

  @AfterEach
  void stop() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    server.stop(0);
    placeholder.close();
  }

  @Test
  void postsWhatIsWrongAsJson() throws Exception {
    courier().send(firing(Alert.of(RuleName.SLOW, "it is slow", 6.5, 5)));

    JsonNode json = take().json();
    assertThat(json.get("status").asText()).isEqualTo("firing");
    assertThat(json.get("rule").asText()).isEqualTo("slow");
    assertThat(json.get("severity").asText()).isEqualTo("warning");
    assertThat(json.get("summary").asText()).isEqualTo("it is slow");
    assertThat(json.get("value").asDouble()).isEqualTo(6.5);
    assertThat(json.get("threshold").asDouble()).isEqualTo(5);
    assertThat(json.get("origin").get("host").asText()).isEqualTo("desk-1");
    assertThat(json.get("began").asText()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(json.get("ended").isNull()).isTrue();
  }

  @Test
  void signsTimeAndBodySoThatAReceiverCanTell() throws Exception {
    courier().send(firing(Alert.of(RuleName.MODEL_LOAD_FAILED, Map.of("model", "é"), "x")));

    Received request = take();
    assertThat(verify(request.signature(), request.body(), SECRET)).isTrue();
    assertThat(request.signature()).startsWith("t=1772366400,v1=");
    assertThat(verify(request.signature(), request.body(), "another secret")).isFalse();
    request.body()[10] ^= 1;
    assertThat(verify(request.signature(), request.body(), SECRET)).isFalse();
    request.body()[10] ^= 1;
    String later = request.signature().replace("t=1772366400", "t=1772366500");
    assertThat(verify(later, request.body(), SECRET)).isFalse();
  }

  @Test
  void triesAgainUntilTheReceiverTakesIt() throws Exception {
    answers.addAll(List.of(500, 503, 429, 408));

    courier().send(firing(Alert.of(RuleName.SLOW, "slow", 6, 5)));

    for (int i = 0; i < 5; i++) {
      assertThat(take().json().get("rule").asText()).isEqualTo("slow");
    }
    awaitNotifications("delivered", 1);
    close();
    assertThat(received).isEmpty();
    assertThat(notifications("retried")).isEqualTo(4);
    assertThat(notifications("delivered")).isEqualTo(1);
  }

  @Test
  void deliversAfterTheReceiverWasAwayWithItsConnectionsRefused() throws Exception {
    Courier courier = courier();
    int port = goAway();
    courier.send(firing(Alert.of(RuleName.SLOW, "slow", 6, 5)));
    awaitNotifications("retried", 2);

    comeBack(port);

    assertThat(take().json().get("rule").asText()).isEqualTo("slow");
  }

  @Test
  void givesUpOnWhatIsRefusedAndGoesOnWithTheNext() throws Exception {
    answers.addAll(List.of(400, 301));
    Courier courier = courier();

    courier.send(firing(Alert.of(RuleName.SLOW, "slow", 6, 5)));
    courier.send(firing(Alert.of(RuleName.DRIFT, "drift", 6, 5)));
    courier.send(firing(Alert.of(RuleName.DEGRADED, "degraded", 6, 5)));

    assertThat(take().json().get("rule").asText()).isEqualTo("slow");
    assertThat(take().json().get("rule").asText()).isEqualTo("drift");
    assertThat(take().json().get("rule").asText()).isEqualTo("degraded");
    awaitNotifications("delivered", 1);
    close();
    assertThat(notifications("dropped")).isEqualTo(2);
    assertThat(notifications("delivered")).isEqualTo(1);
  }

  @Test
  void sendsOnlyTheNewestOfAnAlertThatChangedWhileTheReceiverWasAway() throws Exception {
    int port = goAway();
    Courier courier = courier();
    Alert alert = Alert.of(RuleName.SLOW, "slow", 6, 5);
    courier.send(firing(alert));
    courier.send(firing(Alert.of(RuleName.DRIFT, "drift", 6, 5)));
    courier.send(new Notification(alert, Day.START, Optional.of(Day.START), Day.START));
    // What is on its way may still be the first; what follows it is not.
    awaitNotifications("retried", notifications("retried") + 1);

    comeBack(port);

    assertThat(take().json().get("rule").asText()).isEqualTo("drift");
    JsonNode last = take().json();
    assertThat(last.get("rule").asText()).isEqualTo("slow");
    assertThat(last.get("status").asText()).isEqualTo("resolved");
    close();
    assertThat(received).isEmpty();
  }

  @Test
  void holdsAThousandAndDropsTheOldest() throws Exception {
    int port = goAway();
    Courier courier = courier();
    for (int i = 0; i < 1_003; i++) {
      courier.send(firing(Alert.of(RuleName.MODEL_LOAD_FAILED, Map.of("model", "m" + i), "x")));
    }

    assertThat(notifications("dropped")).isEqualTo(3);
    comeBack(port);
    String first = take().json().get("labels").get("model").asText();
    // One of those that were dropped may have been on its way.
    boolean dropped = Set.of("m0", "m1", "m2").contains(first);
    assertThat(dropped ? take().json().get("labels").get("model").asText() : first).isEqualTo("m3");
  }

  @Test
  void waitsTwiceAsLongAfterEachFailureUpToALimit() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.after(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(backoff.after(8)).isEqualTo(Duration.ofSeconds(128));
    assertThat(backoff.after(9)).isEqualTo(Duration.ofSeconds(256));
    assertThat(backoff.after(10)).isEqualTo(Duration.ofMinutes(5));
    assertThat(backoff.after(1_000_000)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void showsNeitherAddressNorSecret() {
    assertThat(options().toString()).isEqualTo("WebhookOptions[127.0.0.1]");
  }

  /** As a receiver does it (docs/operations.md shows the same in Python). */
  private static boolean verify(String header, byte[] body, String secret) throws Exception {
    String time = header.substring(2, header.indexOf(','));
    String given = header.substring(header.indexOf("v1=") + 3);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
    return MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(given));
  }

  private Courier courier() {
    Webhook webhook = new Webhook(options(), Map.of("host", "desk-1"), NOON);
    Courier courier = new Courier(webhook, BRIEF, registry);
    open.push(courier);
    return courier;
  }

  private void close() throws Exception {
    open.pop().close();
  }

  private WebhookOptions options() {
    return new WebhookOptions(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook/token"), SECRET);
  }

  private static Notification firing(Alert alert) {
    return new Notification(alert, Day.START, Optional.empty(), Day.START.plusSeconds(60));
  }

  private Received take() throws InterruptedException {
    Received next = received.poll(60, TimeUnit.SECONDS);
    assertThat(next).as("a request within a minute").isNotNull();
    return next;
  }

  private void awaitNotifications(String outcome, double least) {
    await().atMost(Duration.ofSeconds(240)).until(() -> notifications(outcome) >= least);
  }

  private double notifications(String outcome) {
    return registry.get("alerts_notifications").tag("outcome", outcome).counter().count();
  }

  /** Refuses connections from now on; nobody else gets its port, which is the answer. */
  private int goAway() throws IOException {
    InetSocketAddress address = server.getAddress();
    server.stop(0);
    placeholder.setReuseAddress(true);
    placeholder.bind(address);
    return address.getPort();
  }

  private void comeBack(int port) throws IOException {
    placeholder.close();
    server = listen(port);
  }

  private HttpServer listen(int port) {
    try {
      HttpServer fresh =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      fresh.createContext("/hook/token", this::answer);
      fresh.start();
      return fresh;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Received request =
        new Received(
            exchange.getRequestHeaders().getFirst("Copydesk-Signature"),
            exchange.getRequestBody().readAllBytes());
    // Before the answer: who has that has been noted.
    received.add(request);
    @Nullable Integer status = answers.poll();
    if (status != null && status / 100 == 3) {
      exchange.getResponseHeaders().add("Location", "/hook/token");
    }
    exchange.sendResponseHeaders(status == null ? 204 : status, -1);
    exchange.close();
  }
}
