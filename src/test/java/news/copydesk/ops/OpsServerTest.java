package news.copydesk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class OpsServerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.FULLY_READY);
  private final AtomicReference<ComponentHealth> sink =
      new AtomicReference<>(ComponentHealth.ready());
  private final AtomicReference<List<ModelHealth>> models = new AtomicReference<>(List.of());
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Health health =
      new Health(
          Clock.fixed(NOW, ZoneOffset.UTC),
          phase::get,
          List.of(
              HealthSource.of("streams", ComponentHealth::ready),
              HealthSource.of("sink", sink::get)),
          models::get);
  private OpsServer server;

  @BeforeEach
  void start() {
    server = OpsServer.start(new OpsConfig("127.0.0.1", 0), health, meters);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isLiveAndReadyWhenEveryComponentIs() throws Exception {
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    HttpResponse<String> ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo("{\"ready\":true,\"reasons\":[]}");
    assertThat(contentType(ready)).startsWith("application/json");
    assertThat(ready.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void isLiveButNotReadyWhileAComponentWaits() throws Exception {
    sink.set(ComponentHealth.notReady("the database does not answer"));

    HttpResponse<String> ready = get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(json(ready))
        .isEqualTo(parse("{'ready':false,'reasons':['sink: the database does not answer']}"));
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    sink.set(ComponentHealth.ready());
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void isNotLiveOnceAComponentHasFailed() throws Exception {
    sink.set(ComponentHealth.failed("the writer's thread died"));

    HttpResponse<String> live = get("/health/live");

    assertThat(live.statusCode()).isEqualTo(503);
    assertThat(json(live))
        .isEqualTo(parse("{'live':false,'reasons':['sink: the writer\\'s thread died']}"));
    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void isLiveButNotReadyWhileStartingAndStopping() throws Exception {
    for (Phase other :
        List.of(Phase.INIT, Phase.CORE_READY, Phase.MODELS_LOADING, Phase.STOPPING)) {
      phase.set(other);

      assertThat(get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(get("/health/ready").body()).contains("the phase is " + other.text());
      assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsEverythingUnderHealth() throws Exception {
    sink.set(ComponentHealth.notReady("waiting").since(Instant.parse("2026-03-01T11:59:00Z")));
    models.set(
        List.of(
            new ModelHealth("entities", "4.5.10", "ab12", ModelHealth.State.READY, NOW, null, null),
            new ModelHealth(
                "topics", "2", null, ModelHealth.State.FAILED, NOW, "bad checksum", "integrity")));

    HttpResponse<String> full = get("/health");

    assertThat(full.statusCode()).isEqualTo(200);
    assertThat(contentType(full)).startsWith("application/json");
    assertThat(json(full))
        .isEqualTo(
            parse(
                """
                {'status':'NOT_READY','phase':'fully_ready',
                 'components':{
                   'streams':{'state':'READY','since':'2026-03-01T12:00:00Z','reason':null},
                   'sink':{'state':'NOT_READY','since':'2026-03-01T11:59:00Z','reason':'waiting'}},
                 'models':[
                   {'name':'entities','version':'4.5.10','sha256':'ab12','state':'READY',
                    'since':'2026-03-01T12:00:00Z','error':null,'cause':null},
                   {'name':'topics','version':'2','sha256':null,'state':'FAILED',
                    'since':'2026-03-01T12:00:00Z','error':'bad checksum',
                    'cause':'integrity'}]}
                """));
  }

  @Test
  void servesMetricsInPrometheusText() throws Exception {
    meters.counter("model.inference", "model", "entities").increment(3);

    HttpResponse<String> metrics = get("/metrics");

    assertThat(contentType(metrics)).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(metrics.body()).contains("model_inference_total{model=\"entities\"} 3.0");
  }

  @Test
  void servesOpenMetricsToAScraperThatAsksForIt() throws Exception {
    HttpResponse<String> metrics =
        send("GET", "/metrics", Map.of("Accept", "application/openmetrics-text;version=1.0.0"));

    assertThat(contentType(metrics)).startsWith("application/openmetrics-text");
    assertThat(metrics.body()).endsWith("# EOF\n");
  }

  @Test
  void answersHeadLikeGetWithoutABody() throws Exception {
    sink.set(ComponentHealth.notReady("waiting"));

    HttpResponse<String> head = send("HEAD", "/health/ready", Map.of());

    assertThat(head.statusCode()).isEqualTo(503);
    assertThat(head.body()).isEmpty();
  }

  @Test
  void saysWhichPagesThereAreOnNotFound() throws Exception {
    HttpResponse<String> missing = get("/healthz");

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body()).contains("/health/ready", "/metrics");
  }

  @Test
  void refusesOtherMethods() throws Exception {
    HttpResponse<String> posted = send("POST", "/health/ready", Map.of());

    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void saysWhichAddressIsTakenAndWhatToDo() {
    OpsConfig taken = new OpsConfig("127.0.0.1", server.port());

    assertThatThrownBy(() -> OpsServer.start(taken, health, meters))
        .isInstanceOf(OpsServerException.class)
        .hasMessageContaining("127.0.0.1:" + server.port())
        .hasMessageContaining("Address already in use")
        .hasMessageContaining("http.port");
  }

  @Test
  void letsGoOfItsPortOnClose() throws Exception {
    int port = server.port();

    server.close();

    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(free.getLocalPort()).isEqualTo(port);
    }
  }

  @Test
  void bindsToLoopbackByDefault() throws Exception {
    InetAddress host = InetAddress.getByName(OpsConfig.defaults().host());

    assertThat(host.isLoopbackAddress()).isTrue();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, Map.of());
  }

  private HttpResponse<String> send(String method, String path, Map<String, String> headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    headers.forEach(request::header);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String contentType(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElseThrow();
  }

  private static JsonNode json(HttpResponse<String> response) throws Exception {
    return new ObjectMapper().readTree(response.body());
  }

  private static JsonNode parse(String singleQuoted) throws Exception {
    return new ObjectMapper().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES).readTree(singleQuoted);
  }
}
