package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.gazetteer.StarterGazetteer;
import news.copydesk.api.AnnotationApi;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.json.RecordJson;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.topology.ArticleEnricher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class AnnotationServerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ARTICLE =
      """
      {"id": "a1", "source": "desk", "title": "Merkel in Paris", "revision": 3, "desk": "politics",
       "body": "Angela Merkel met Siemens managers in Paris.", "publishedAt": "2026-03-01T12:00:00Z"}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private Optional<AnnotationServer> server = Optional.empty();

  @AfterEach
  void stop() {
    server.ifPresent(AnnotationServer::close);
  }

  @Test
  void answersAnArticleWithTheRecordThatTheStreamWouldEmit() throws Exception {
    CopydeskConfig config = config(Map.of());
    start(config);

    HttpResponse<String> answer = post("/v1/annotate", "application/json", ARTICLE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(lasting(JSON.readTree(answer.body()))).isEqualTo(lasting(record(config)));
    assertThat(JSON.readTree(answer.body()).path("entities")).isNotEmpty();
  }

  @Test
  void annotatesPlainText() throws Exception {
    start(config(Map.of()));

    JsonNode record =
        JSON.readTree(
            post("/v1/annotate", "text/plain; charset=utf-8", "Angela Merkel is in Zürich.")
                .body());

    assertThat(record.path("body").asText()).isEqualTo("Angela Merkel is in Zürich.");
    assertThat(record.path("entities")).isNotEmpty();
  }

  @Test
  void answersABatchElementByElementAndABadOneWithItsProblem() throws Exception {
    start(config(Map.of()));

    HttpResponse<String> array =
        post("/v1/annotate/batch", "application/json", "[%s, {\"id\": 5}]".formatted(ARTICLE));
    HttpResponse<String> lines =
        post(
            "/v1/annotate/batch",
            "application/x-ndjson",
            "{\"id\": \"x\", \"body\": \"Rome.\"}\n\nno JSON\n");

    assertThat(JSON.readTree(array.body()).get(0).path("id").asText()).isEqualTo("a1");
    assertThat(JSON.readTree(array.body()).get(1).path("status").asInt()).isEqualTo(400);
    assertThat(lines.body().lines()).hasSize(2);
    assertThat(lines.body().lines().findFirst().orElseThrow()).contains("\"id\":\"x\"");
    assertThat(lines.body().lines().skip(1).findFirst().orElseThrow())
        .contains("not JSON at column")
        .doesNotContain("no JSON");
  }

  @Test
  void answersJsonLinesInUtf8() throws Exception {
    start(config(Map.of()));
    String text = "Die Brücke in 東京 🎉";

    HttpResponse<String> lines =
        post(
            "/v1/annotate/batch",
            "application/x-ndjson",
            "{\"id\": \"x\", \"body\": \"%s\"}\n".formatted(text));
    assertThat(JSON.readTree(lines.body()).path("body").asText()).isEqualTo(text);
  }

  @Test
  void refusesWhatItCannotReadAndSaysWhatNext() throws Exception {
    start(config(Map.of("api.max-bytes", "2000", "api.max-batch", "2")));

    assertRefused(post("/v1/annotate", "application/json", "[]"), 400, "one JSON object");
    assertRefused(post("/v1/annotate", "application/json", "{\"id\": {}}"), 400, "\"id\"");
    assertRefused(post("/v1/annotate", "text/html", "<p>"), 415, "Content-Type");
    assertRefused(post("/v1/annotate/batch", "application/json", "{"), 400, "array");
    assertRefused(post("/v1/annotate", "text/plain", "x".repeat(2001)), 413, "api.max-bytes");
    assertRefused(
        post("/v1/annotate/batch", "application/json", "[{},{},{}]"), 413, "api.max-batch");
    assertThat(post("/v1/nothing", "text/plain", "x").body()).contains("/v1/annotate");
    assertThat(get("/v1/annotate").statusCode()).isEqualTo(405);
  }

  @Test
  void annotatesFewerAtOnceWhileSomethingPresses() throws Exception {
    // Processors press only where there are more slots than processors.
    int slots = Math.max(2, Runtime.getRuntime().availableProcessors());
    start(
        config(
            Map.of(
                "annotation.slots", String.valueOf(slots),
                "guard.interval", "10ms",
                "guard.calm", "10m",
                "guard.ladder", "false",
                // Every article takes longer than it may.
                "guard.latency-pressure", "0.000000001")));
    assertThat(get("/metrics").body()).contains("\ninference_slots %d.0".formatted(slots));

    while (!get("/metrics").body().contains("\ninference_slots 1.0")) {
      assertThat(post("/v1/annotate", "text/plain", "Rome.").statusCode()).isEqualTo(200);
    }

    // Counted just after it was done.
    int halvings = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(slots);
    String changes = "inference_slots_changes_total{direction=\"down\",reason=\"latency\"} %d.0\n";
    await()
        .untilAsserted(
            () -> assertThat(get("/metrics").body()).contains(changes.formatted(halvings)));
  }

  @Test
  void sendsRequestsAwayAtTheFootOfTheLadder() throws Exception {
    start(
        config(
            Map.of(
                // What works longest, and so has to press.
                "gazetteer.file", StarterGazetteer.file(Path.of("target", "models")).toString(),
                "annotation.slots", "1",
                "guard.interval", "10ms",
                "guard.calm", "10m",
                "guard.latency-pressure", "0.000000001")));

    HttpResponse<String> answer = post("/v1/annotate", "text/plain", "Rome.");
    while (answer.statusCode() == 200) {
      answer = post("/v1/annotate", "text/plain", "Rome.");
    }

    assertRefused(answer, 503, "under pressure");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    HttpResponse<String> ready = get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("under pressure");
  }

  @Test
  void asksForTheTokenButNotForHealthAndMetrics() throws Exception {
    start(config(Map.of("http.token", "s3cret")));

    assertRefused(post("/v1/annotate", "text/plain", "Rome."), 401, "Authorization");
    assertRefused(
        send(request("/v1/annotate", "text/plain", "Rome.").header("Authorization", "Bearer no")),
        401,
        "Authorization");
    assertThat(
            send(request("/v1/annotate", "text/plain", "Rome.")
                    .header("Authorization", "Bearer s3cret"))
                .statusCode())
        .isEqualTo(200);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body()).contains("model_inference_total").doesNotContain("s3cret");
  }

  @Test
  void sendsAwayWhoTriesOutTokens() throws Exception {
    start(config(Map.of("http.token", "s3cret")));
    for (int i = 0; i < 10; i++) {
      assertRefused(ask("guess-" + i), 401, "Authorization");
    }

    HttpResponse<String> right = ask("s3cret");

    assertRefused(right, 429, "too many wrong tokens");
    assertThat(right.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/metrics").body())
        .contains("copydesk_login_failures_total{outcome=\"wrong\"} 10.0")
        .doesNotContain("guess-");
  }

  private HttpResponse<String> ask(String token) throws Exception {
    return send(
        request("/v1/annotate", "text/plain", "Rome.").header("Authorization", "Bearer " + token));
  }

  @Test
  void doesNotServeTheNetworkWithoutAToken() {
    AnnotationServer open = new AnnotationServer(config(Map.of("http.host", "0.0.0.0")));
    server = Optional.of(open);

    assertThatThrownBy(open::start)
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("http.token");
  }

  @Test
  void letsOnlyTheListedOriginsAsk() throws Exception {
    start(config(Map.of("api.origins", "https://desk.example")));

    HttpResponse<String> listed =
        send(
            request("/v1/annotate", "text/plain", "Rome.")
                .header("Origin", "https://desk.example"));
    HttpResponse<String> other =
        send(
            request("/v1/annotate", "text/plain", "Rome.")
                .header("Origin", "https://evil.example"));

    assertThat(listed.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://desk.example");
    assertThat(listed.statusCode()).isEqualTo(200);
    assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(other.statusCode()).as("a browser would only hide the answer").isEqualTo(403);
    assertThat(other.body()).contains("list it in api.origins");
  }

  @Test
  void readsPlainTextInTheEncodingThatItSaysItIsIn() throws Exception {
    start(config(Map.of()));
    HttpRequest.BodyPublisher western =
        HttpRequest.BodyPublishers.ofString("Zürich", StandardCharsets.ISO_8859_1);

    HttpResponse<String> known =
        send(request("/v1/annotate", "text/plain; charset=iso-8859-1", "").POST(western));
    HttpResponse<String> unknown =
        send(request("/v1/annotate", "text/plain; charset=klingon", "").POST(western));

    assertThat(JSON.readTree(known.body()).path("body").asText()).isEqualTo("Zürich");
    assertThat(unknown.statusCode()).isEqualTo(415);
  }

  @Test
  void saysThatARequestIsEmpty() throws Exception {
    start(config(Map.of()));

    HttpResponse<String> empty = post("/v1/annotate", "application/json", "");

    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body()).contains("the request is empty; send an article");
  }

  @Test
  void describesEveryPathThatItAnswersAt() throws Exception {
    start(config(Map.of()));

    JsonNode description = JSON.readTree(get("/openapi.json").body());

    Set<String> described = new HashSet<>();
    description.path("paths").fieldNames().forEachRemaining(described::add);
    assertThat(described).containsExactlyInAnyOrderElementsOf(AnnotationApi.paths());
    Set<String> fields = new HashSet<>();
    description
        .at("/components/schemas/EnrichedArticle/properties")
        .fieldNames()
        .forEachRemaining(fields::add);
    assertThat(fields)
        .containsExactlyInAnyOrderElementsOf(
            EnrichedArticle.getClassSchema().getFields().stream()
                .map(org.apache.avro.Schema.Field::name)
                .toList());
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String reason)
      throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asText()).contains(reason);
  }

  /** Without what differs from one run to the next: the clock. */
  private static JsonNode lasting(JsonNode record) {
    ObjectNode lasting = record.deepCopy();
    lasting.remove("enrichedAt");
    lasting.path("provenance").forEach(part -> ((ObjectNode) part).remove("micros"));
    return lasting;
  }

  private static JsonNode record(CopydeskConfig config) throws Exception {
    Article article =
        Article.newBuilder()
            .setId("a1")
            .setSource("desk")
            .setRevision(3)
            .setTitle("Merkel in Paris")
            .setBody("Angela Merkel met Siemens managers in Paris.")
            .setPublishedAt(java.time.Instant.parse("2026-03-01T12:00:00Z"))
            .setAttributes(Map.of("desk", "politics"))
            .build();
    try (AnnotatorChain chain = Annotators.open(config, new SimpleMeterRegistry())) {
      EnrichedArticle enriched =
          new ArticleEnricher(config.enrichment(), Clock.systemUTC()).enrich(article, chain);
      return JSON.readTree(RecordJson.object(enriched).toString());
    }
  }

  private static CopydeskConfig config(Map<String, String> more) {
    Map<String, String> flags = new HashMap<>(more);
    flags.put("annotation.models", "mock");
    flags.put("http.port", "0");
    return CopydeskConfig.withoutFile(Map.of(), flags);
  }

  private void start(CopydeskConfig config) {
    AnnotationServer started = new AnnotationServer(config);
    server = Optional.of(started);
    started.start();
  }

  private HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(request(path, type, body));
  }

  private HttpRequest.Builder request(String path, String type, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.orElseThrow().port() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
