package news.copydesk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.copydesk.annotation.gazetteer.StarterGazetteer;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.local.LocalCluster;
import news.copydesk.sink.Database;
import news.copydesk.sink.DatabaseException;
import news.copydesk.sink.SinkQueries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model that is not critical is missing; articles go on, and are completed when it is there. */
@Timeout(600)
class PartialIT {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private static final int ARTICLES = 60;

  /** So many slow ones that the guards step while there are some, however late they look. */
  private static final int SLOW = 500;

  @TempDir private Path dir;

  @Test
  void articlesGoOnWithoutItAndTheDatabaseEndsUpComplete() throws Exception {
    Path gazetteer = dir.resolve("late.gaz");
    try (LocalCluster cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0)) {
      CopydeskConfig config = config(cluster, gazetteer);
      try (Instance instance = new Instance(config, EnumSet.allOf(Role.class))) {
        instance.start();
        assertThat(phase(instance, "models_ready")).isOne();
        DeskArticles.produce(config, 0, ARTICLES, "Lisbon");
        // The sink makes the tables in its own time.
        await()
            .atMost(PATIENCE)
            .ignoreExceptionsInstanceOf(DatabaseException.class)
            .until(() -> stored(config, ARTICLES).size() == ARTICLES);
        assertThat(stored(config, ARTICLES)).noneMatch(EnrichedArticle::getComplete);

        Files.copy(
            StarterGazetteer.file(Path.of("target/distribution/models")),
            dir.resolve("half.gaz"),
            StandardCopyOption.REPLACE_EXISTING);
        Files.move(dir.resolve("half.gaz"), gazetteer, StandardCopyOption.ATOMIC_MOVE);

        await().atMost(PATIENCE).until(() -> phase(instance, "fully_ready") == 1);
        await()
            .atMost(PATIENCE)
            .until(() -> stored(config, ARTICLES).stream().allMatch(EnrichedArticle::getComplete));
        assertThat(stored(config, ARTICLES)).hasSize(ARTICLES);
        assertThat(DeskArticles.enriched(config))
            .as("each twice: without it, and with it")
            .hasSize(2 * ARTICLES);
      }
    }
  }

  @Test
  void whatPressureHasLeftOutIsMadeUpForWhenItIsOver() throws Exception {
    ModelDesk models = new ModelDesk(Files.createDirectories(dir.resolve("models")));
    models.register("1.0.0", "PERSON", Duration.ofMillis(20));
    models.register("1.1.0", "PERSON");
    models.promote("1.0.0");
    try (LocalCluster cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0)) {
      CopydeskConfig config = pressed(cluster, models);
      try (Instance instance = new Instance(config, EnumSet.allOf(Role.class))) {
        instance.start();
        DeskArticles.produce(config, 0, SLOW, "Lisbon");
        await()
            .atMost(PATIENCE)
            .ignoreExceptionsInstanceOf(DatabaseException.class)
            .until(() -> stored(config, SLOW).stream().anyMatch(this::leftOut));

        ModelDesk.announce(
            Map.of("bootstrap.servers", cluster.bootstrapServers()), models.promote("1.1.0"));

        await()
            .atMost(PATIENCE)
            // A row that the sink replaces while it is read.
            .ignoreExceptionsInstanceOf(IndexOutOfBoundsException.class)
            .until(
                () ->
                    stored(config, SLOW).size() == SLOW
                        && stored(config, SLOW).stream().allMatch(EnrichedArticle::getComplete));
        assertThat(stored(config, SLOW)).allMatch(article -> article.getEntities().size() > 0);
      }
    }
  }

  private boolean leftOut(EnrichedArticle article) {
    return !article.getComplete()
        && article.getProvenance().stream()
            .anyMatch(row -> String.valueOf(row.getReason()).startsWith("under pressure: latency"));
  }

  /** A sentence of the slow version presses. */
  private CopydeskConfig pressed(LocalCluster cluster, ModelDesk models) {
    Map<String, String> flags = settings(cluster);
    flags.putAll(models.settings());
    flags.put("gazetteer.file", "target/distribution/models/gazetteer/starter-1/gazetteer.gaz");
    flags.put("streams.threads", "1");
    // Longer than a machine stands still: an article that ran out of time is not made up for.
    flags.put("annotation.deadline", "60s");
    flags.put("guard.interval", "20ms");
    // Longer than ten articles take, so that a lack of news is not taken for calm.
    flags.put("guard.calm", "2s");
    // 20 ms.
    flags.put("guard.latency-pressure", "0.00033");
    return CopydeskConfig.withoutFile(Map.of(), flags);
  }

  private CopydeskConfig config(LocalCluster cluster, Path gazetteer) {
    Map<String, String> flags = settings(cluster);
    flags.put("annotation.models", "mock");
    flags.put("gazetteer.file", gazetteer.toString());
    flags.put("models.registry", dir.resolve("no-registry").toString());
    return CopydeskConfig.withoutFile(Map.of(), flags);
  }

  private Map<String, String> settings(LocalCluster cluster) {
    Map<String, String> flags = new HashMap<>(cluster.settings());
    flags.put("sink.url", "jdbc:sqlite:" + dir.resolve("copydesk.db"));
    flags.put("kafka.state.dir", dir.resolve("streams").toString());
    flags.put("models.when-not-ready", "partial");
    flags.put("http.port", "0");
    return flags;
  }

  private static double phase(Instance instance, String phase) {
    return instance.meters().get("copydesk.phase").tag("phase", phase).gauge().value();
  }

  private static List<EnrichedArticle> stored(CopydeskConfig config, int count) {
    List<EnrichedArticle> articles = new ArrayList<>();
    try (Database database = Database.of(config.database())) {
      SinkQueries rows = new SinkQueries(database);
      for (int number = 0; number < count; number++) {
        rows.article("desk/" + number).ifPresent(articles::add);
      }
    }
    return articles;
  }
}
