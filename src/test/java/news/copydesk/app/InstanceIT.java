package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import news.copydesk.article.Article;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.ArticleProducer;
import news.copydesk.ingest.EnrichedTail;
import news.copydesk.ingest.SendListener;
import news.copydesk.ingest.TailRange;
import news.copydesk.local.LocalCluster;
import news.copydesk.sink.Database;
import news.copydesk.sink.SinkQueries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class InstanceIT {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  @TempDir private Path dir;
  private final HttpClient http = HttpClient.newHttpClient();
  private LocalCluster cluster;
  private Map<String, String> flags;
  private CopydeskConfig config;

  @BeforeEach
  void startCluster() throws IOException {
    cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0);
    flags = new HashMap<>(cluster.settings());
    flags.put("sink.url", "jdbc:sqlite:" + dir.resolve("copydesk.db"));
    flags.put("kafka.state.dir", dir.resolve("streams").toString());
    flags.put("annotation.models", "mock");
    flags.put("http.port", "0");
    config = CopydeskConfig.withoutFile(Map.of(), flags);
  }

  @AfterEach
  void stopCluster() {
    cluster.close();
  }

  @Test
  void servesHealthAndMetricsWhileArticlesBecomeRows() throws Exception {
    try (Instance instance = new Instance(config, EnumSet.allOf(Role.class))) {
      instance.start();
      await().atMost(PATIENCE).until(() -> get(instance, "/health/ready").statusCode() == 200);
      assertThat(get(instance, "/health/live").statusCode()).isEqualTo(200);

      produce(0, 20);
      produceOne(""); // Its key is blank, and so is its id: a dead letter.
      await().atMost(PATIENCE).until(() -> rows() == 20);
      await()
          .atMost(PATIENCE)
          .until(() -> instance.meters().find("dead_letters").counter() != null);

      // A row is counted a little after it can be read.
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(get(instance, "/metrics").body())
                      .contains("copydesk_sink_articles_total 20.0"));
      String metrics = get(instance, "/metrics").body();
      assertThat(metrics)
          .contains("model_inference_total{", "model_inference_latency_seconds_bucket{")
          .contains("model_memory_usage_mb{", "model_health_status{", "model_load_total{")
          .contains("kafka_stream_", "kafka_consumer_fetch_manager_records_lag_max")
          .contains("model=\"mock-ner\"", "version=\"1.0.0\"");
      assertThat(get(instance, "/").body()).contains("<title>Copydesk</title>");
      assertThat(get(instance, "/page/entity?type=PERSON&name=None").body()).contains("[]");
      assertThat(get(instance, "/health").body()).contains("\"stream\"", "\"sink\"", "mock-ner");
      assertThat(Files.readString(Path.of("docs/metrics.md")))
          .as("docs/metrics.md must hold the table below; copy it from here")
          .contains(MetricsPage.table(metrics));
    }
  }

  @Test
  void losesNothingThatItHoldsWhenItStops() throws Exception {
    int total = 3_000;
    // Slow, so that most of them are left whenever it is stopped.
    Path slow = Files.writeString(dir.resolve("slow.properties"), "sentence-micros=50000\n");
    Instance first = new Instance(with("annotation.mock-file", slow), Set.of(Role.ENRICHER));
    first.start();
    produce(0, total);
    await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> inferences(first) >= 20);
    first.stop();
    assertThat(first.await()).isFalse();
    first.close();

    // The last transaction of an instance may be there to be read a little after its end.
    await().atMost(PATIENCE).until(() -> enriched() > 0);
    assertThat(enriched()).as("stopped in mid-stream").isLessThan(total);
    try (Instance second = new Instance(config, Set.of(Role.ENRICHER))) {
      second.start();
      await().atMost(PATIENCE).until(() -> enriched() >= total);
    }

    assertThat(enriched()).as("nothing twice").isEqualTo(total);
    assertThat(enrichedIds()).as("nothing lost").hasSize(total);
  }

  @Test
  void aSinkAloneNeedsOnlyTheTopicItReads() throws Exception {
    Map<String, String> own = new HashMap<>(cluster.settings());
    own.put("sink.url", config.database().url());
    own.put("topics.articles", "elsewhere");
    own.put("http.port", "0");
    CopydeskConfig sinkOnly = CopydeskConfig.withoutFile(Map.of(), own);

    try (Instance sink = new Instance(sinkOnly, Set.of(Role.SINK))) {
      sink.start();

      await().atMost(PATIENCE).until(() -> get(sink, "/health/ready").statusCode() == 200);
      assertThat(sink.meters().find("model_load").counters()).isEmpty();
    }
  }

  @Test
  void aRefusedStartNamesWhatIsMissing() {
    Map<String, String> own = new HashMap<>(cluster.settings());
    own.put("topics.articles", "elsewhere");
    own.put("http.port", "0");
    CopydeskConfig wrong = CopydeskConfig.withoutFile(Map.of(), own);

    try (Instance refused = new Instance(wrong, Set.of(Role.ENRICHER))) {
      assertThatThrownBy(refused::start)
          .isInstanceOf(StartRefusedException.class)
          .hasMessageContaining("topic elsewhere does not exist");
      assertThat(refused.meters().find("model_load").counters()).isEmpty();
    }
  }

  private CopydeskConfig with(String key, Path file) {
    Map<String, String> changed = new HashMap<>(flags);
    changed.put(key, file.toString());
    return CopydeskConfig.withoutFile(Map.of(), changed);
  }

  private static double inferences(Instance instance) {
    return instance.meters().find("model_inference").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private void produce(int from, int to) {
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        ArticleProducer producer = producer(serdes)) {
      for (int number = from; number < to; number++) {
        producer.send(article("desk/" + number));
      }
    }
  }

  private void produceOne(String id) {
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        ArticleProducer producer = producer(serdes)) {
      producer.send(article(id));
    }
  }

  private ArticleProducer producer(ArticleSerdes serdes) {
    return ArticleProducer.connect(
        config.kafka(),
        serdes.articles().serializer(),
        config.topics().articles(),
        new SendListener() {
          @Override
          public void sent(String id) {}

          @Override
          public void failed(String id, Exception cause) {
            throw new AssertionError(id, cause);
          }
        });
  }

  private static Article article(String id) {
    return Article.newBuilder().setId(id).setTitle("In Porto").setBody("Ana Souza spoke.").build();
  }

  private long rows() {
    try (Database database = Database.of(config.database())) {
      return new SinkQueries(database).counts().articles();
    }
  }

  private long enriched() {
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        EnrichedTail tail = tail(serdes)) {
      return tail.run(TailRange.fromBeginning().untilEnd(), record -> {});
    }
  }

  private Set<String> enrichedIds() {
    Set<String> ids = new TreeSet<>();
    EnrichedTopic.read(config, article -> ids.add(article.getId()));
    return ids;
  }

  private EnrichedTail tail(ArticleSerdes serdes) {
    return EnrichedTail.connect(
        config.kafka(), config.topics().enriched(), serdes.enriched().deserializer());
  }

  private HttpResponse<String> get(Instance instance, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + instance.port() + path);
    return http.send(
        HttpRequest.newBuilder(uri).timeout(PATIENCE).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
