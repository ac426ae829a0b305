package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import news.copydesk.alert.HistoryJson;
import news.copydesk.annotation.gazetteer.StarterGazetteer;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.local.LocalCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An instance that is always under pressure, up and down the whole ladder, on a real broker. */
@Timeout(1800)
class PressureIT {

  private static final Duration PATIENCE = Duration.ofSeconds(600);
  private static final int ARTICLES = 6_000;
  private static final int MORE = 1_000;

  @TempDir private Path dir;

  @Test
  void losesAndDoublesNothingOnTheLadderAndSaysWhatIsMissing() throws Exception {
    Queue<String> posted = new ConcurrentLinkedQueue<>();
    HttpServer hook = hook(posted);
    try (LocalCluster cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0)) {
      CopydeskConfig config = pressed(cluster, hook.getAddress().getPort());
      int sent = ARTICLES;
      DeskArticles.produce(config, 0, sent, "Porto");
      try (Instance instance = new Instance(config, Set.of(Role.ENRICHER))) {
        instance.start();
        awaitEnriched(config, sent);
        // How many pass while the guards look is up to the machine.
        while (DeskArticles.enriched(config).stream().allMatch(EnrichedArticle::getComplete)
            || steps(instance, "down") < 3 // down to the foot
            || steps(instance, "up") == 0 // and up again
            || posted.stream().noneMatch(this::tellsOfTheStart)) {
          DeskArticles.produce(config, sent, sent + MORE, "Porto");
          sent += MORE;
          awaitEnriched(config, sent);
        }
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(new HistoryJson().read(trends(instance)))
                        .as("the last day")
                        .anySatisfy(minute -> assertThat(minute.articles()).isPositive()));
      }

      List<EnrichedArticle> all = DeskArticles.enriched(config);
      assertThat(all).hasSize(sent);
      assertThat(all.stream().map(EnrichedArticle::getId).distinct()).hasSize(sent);
      assertThat(all).anyMatch(EnrichedArticle::getComplete);
      assertThat(all.stream().filter(article -> !article.getComplete()))
          .isNotEmpty()
          .allSatisfy(
              article ->
                  assertThat(article.getProvenance())
                      .anySatisfy(
                          row -> {
                            assertThat(row.getStatus()).isEqualTo(AnnotationStatus.SKIPPED);
                            assertThat(row.getReason()).startsWith("under pressure: latency; ");
                          }));
    } finally {
      hook.stop(0);
    }
  }

  /** Every article takes longer than it may: by latency, which no machine is too fast for. */
  private CopydeskConfig pressed(LocalCluster cluster, int hook) {
    Map<String, String> flags = new HashMap<>(cluster.settings());
    flags.put("kafka.state.dir", dir.resolve("streams").toString());
    flags.put("annotation.models", "mock");
    flags.put("gazetteer.file", StarterGazetteer.file(Path.of("target/models")).toString());
    flags.put("streams.threads", "1");
    flags.put("guard.interval", "10ms");
    flags.put("guard.calm", "20ms");
    flags.put("guard.latency-pressure", "0.000000001");
    flags.put("alerts.interval", "20ms");
    flags.put("alerts.degraded-after", "1ms");
    flags.put("alerts.webhook", "http://127.0.0.1:" + hook + "/");
    flags.put("alerts.secret", "0123456789abcdef");
    flags.put("http.port", "0");
    return CopydeskConfig.withoutFile(Map.of(), flags);
  }

  private static void awaitEnriched(CopydeskConfig config, int count) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> DeskArticles.enriched(config).size() >= count);
  }

  private boolean tellsOfTheStart(String body) {
    return body.contains("\"status\":\"firing\"") && body.contains("\"rule\":\"degraded\"");
  }

  private static double steps(Instance instance, String direction) {
    return instance
        .meters()
        .find("inference_ladder_steps")
        .tag("direction", direction)
        .counters()
        .stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private static String trends(Instance instance) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + instance.port() + "/trends");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  private static HttpServer hook(Queue<String> posted) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
