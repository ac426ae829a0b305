package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Provenance;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every real kind of model is swapped while articles flow. */
@Timeout(900)
@EnabledOnOs(OS.LINUX)
final class RealSwapIT {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  @RegisterExtension final RandomSeed seed = new RandomSeed();
  @TempDir Path directory;

  @Test
  void losesNoArticleAndLeavesNothingOfTheOldVersionBehind() throws Exception {
    RealModels models = new RealModels(Files.createDirectories(directory.resolve("models")));
    Map<String, String> manifests = new HashMap<>();
    RealModels.VERSIONS.forEach(
        (model, versions) ->
            versions.forEach(
                version ->
                    manifests.put(model + "@" + version, models.manifest(model + "@" + version))));
    ScheduledExecutorService flow = Executors.newSingleThreadScheduledExecutor();
    try (Desk desk = Desk.start(directory, 4);
        ArticleStream stream =
            new ArticleStream(desk, new GeneratedArticles(seed.random(), "unused-", 0))) {
      createTopics(desk);
      Map<String, String> settings = new HashMap<>(models.settings());
      settings.put("annotation.deadline", "60s");
      settings.put("streams.threads", "2");
      try (Outlet<Set<String>> written = written(desk);
          Instance instance = new Instance(desk.config(settings), Set.of(Role.ENRICHER))) {
        instance.start();
        AtomicLong number = new AtomicLong();
        var unused =
            flow.scheduleAtFixedRate(
                () -> stream.send(article(number.incrementAndGet())), 0, 20, TimeUnit.MILLISECONDS);
        Map<String, Long> reachable = reachable();
        for (Map.Entry<String, List<String>> model : RealModels.VERSIONS.entrySet()) {
          swap(desk, models, instance, written, model.getKey(), model.getValue());
        }
        flow.shutdown();
        assertThat(flow.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        stream.flush();

        Set<String> wrote = new TreeSet<>();
        for (Outcome.Enriched each : new Outcome(desk, stream).everythingOnce()) {
          for (Provenance part : each.article().getProvenance()) {
            String id = part.getModel() + "@" + part.getVersion();
            assertThat(part.getSha256()).as(id).isEqualTo(manifests.get(id));
            assertThat(part.getStatus())
                .as(id)
                .isIn(AnnotationStatus.COMPLETE, AnnotationStatus.SKIPPED);
            wrote.add(id);
          }
        }
        assertThat(wrote).as("every version wrote something").isEqualTo(manifests.keySet());
        // After the last swap entities is compiled again, so of each kind there is what there was.
        assertThat(reachable()).isEqualTo(reachable);
      }
    } finally {
      flow.shutdownNow();
    }
  }

  private static void swap(
      Desk desk,
      RealModels models,
      Instance instance,
      Outlet<Set<String>> written,
      String model,
      List<String> versions)
      throws Exception {
    awaitWritten(written, model + "@" + versions.get(0));
    for (int next = 1; next < versions.size(); next++) {
      String before = versions.get(next - 1);
      ModelDesk.announce(
          Map.of("bootstrap.servers", desk.broker().bootstrapServers()),
          models.desk().promote(model, versions.get(next)));
      awaitHealth(instance, model, versions.get(next), 1);
      awaitHealth(instance, model, before, 0);
      await().atMost(PATIENCE).until(() -> !models.mapped(model + "@" + before));
      awaitWritten(written, model + "@" + versions.get(next));
    }
  }

  /** Returns when a record that it wrote is committed. */
  private static void awaitWritten(Outlet<Set<String>> written, String id) {
    await().atMost(PATIENCE).until(() -> written.now().stream().anyMatch(ids -> ids.contains(id)));
  }

  /** The versions that each record of the enriched topic names. */
  private static Outlet<Set<String>> written(Desk desk) {
    Deserializer<EnrichedArticle> deserializer = desk.enriched();
    return new Outlet<>(
        desk.broker().bootstrapServers(),
        TopicNames.DEFAULT.enriched(),
        record ->
            deserializer.deserialize(record.topic(), record.value()).getProvenance().stream()
                .map(part -> part.getModel() + "@" + part.getVersion())
                .collect(Collectors.toSet()),
        ids -> ids);
  }

  private static void awaitHealth(Instance instance, String model, String version, int value) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                instance
                    .meters()
                    .find("model_health_status")
                    .tags("model", model, "version", version)
                    .gauges()
                    .stream()
                    .anyMatch(gauge -> gauge.value() == value));
  }

  private static Map<String, Long> reachable() throws Exception {
    Map<String, Long> counts = new HashMap<>();
    for (Map.Entry<String, List<String>> model : RealModels.VERSIONS.entrySet()) {
      for (String version : model.getValue()) {
        String id = model.getKey() + "@" + version;
        counts.put(id, RealModels.reachable(id));
      }
    }
    return counts;
  }

  /** Every other one does not say its language. */
  private static Article article(long number) {
    return Article.newBuilder()
        .setId("real-" + number)
        .setRevision(1L)
        .setSource("The Lyon Times")
        .setTitle("Mayor Bo Li says no to Acme-Werke in Lyon")
        .setBody(
            "Bo Li of Acme-Werke Ltd. met Ann O'Neill in Lyon on Monday, number "
                + number
                + ". Keller & Co. paid 40.5 million for the theatre in St. Gallen, officials said.")
        .setLanguage(number % 2 == 0 ? "en" : null)
        .build();
  }

  private static void createTopics(Desk desk) throws Exception {
    try (Admin admin = desk.admin()) {
      Topics.create(admin, Topics.ofModels());
    }
  }
}
