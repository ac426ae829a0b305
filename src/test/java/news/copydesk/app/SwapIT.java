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
import java.util.stream.Collectors;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Provenance;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.rollout.WantedVersion;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Versions are swapped, refused and taken up by a late joiner while articles flow. */
@Timeout(600)
final class SwapIT {

  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final int SWAPS = 10;

  /** What each version calls a name, and so how a record shows who wrote it. */
  private static final Map<String, String> TYPES = Map.of("1.0.0", "PERSON", "1.1.0", "MISC");

  @RegisterExtension final RandomSeed seed = new RandomSeed();
  @TempDir Path directory;

  @Test
  void losesAndDoublesNothingAndEveryRecordSaysWhichVersionWroteIt() throws Exception {
    ModelDesk models = new ModelDesk(Files.createDirectories(directory.resolve("models")));
    Map<String, String> manifests = new HashMap<>();
    for (Map.Entry<String, String> version : TYPES.entrySet()) {
      manifests.put(
          version.getKey(), models.register(version.getKey(), version.getValue()).sha256());
    }
    models.register("1.2.0", "");
    models.register("1.3.0", "EVIL");
    models.promote("1.0.0");

    try (Desk desk = Desk.start(directory, 4);
        ArticleStream stream =
            new ArticleStream(desk, new GeneratedArticles(seed.random(), "article-", 0.5))) {
      createTopics(desk);
      try (Instance first = instance(desk, models, "first");
          Instance second = instance(desk, models, "second")) {
        stream.flow(4, 20);
        for (int swap = 1; swap <= SWAPS; swap++) {
          String version = swap % 2 == 0 ? "1.0.0" : "1.1.0";
          say(desk, models.promote(version));
          awaitVersion(version, first, second);
        }

        // Finds nothing in its own golden articles; and one whose file is another by now.
        say(desk, models.promote("1.2.0"));
        awaitRefusal("1.2.0", first, second);
        WantedVersion corrupted = models.promote("1.3.0");
        Files.writeString(
            models.registry().resolve(MockTagger.NAME).resolve("1.3.0").resolve(MockTagger.FILE),
            "types=PERSON\n");
        say(desk, corrupted);
        awaitRefusal("1.3.0", first, second);
        awaitVersion("1.0.0", first, second);

        say(desk, models.promote("1.1.0"));
        awaitVersion("1.1.0", first, second);
        try (Instance late = instance(desk, models, "late")) {
          awaitVersion("1.1.0", late);
          assertThat(late.meters().find("model_load").counters()).hasSize(1);
        }
        stream.stop();

        List<Outcome.Enriched> enriched = new Outcome(desk, stream).everythingOnce();
        Set<String> versions = new TreeSet<>();
        enriched.forEach(each -> versions.add(checked(each.article(), manifests)));
        assertThat(versions).isEqualTo(TYPES.keySet());
        assertThat(loads(first)).isEqualTo(SWAPS + 2);
      }
    }
  }

  /** The version that the record names, after its bytes and its findings were held against it. */
  private static String checked(EnrichedArticle article, Map<String, String> manifests) {
    Provenance provenance = article.getProvenance().get(0);
    String version = provenance.getVersion();
    assertThat(provenance.getModel()).isEqualTo(MockTagger.NAME);
    assertThat(provenance.getSha256()).isEqualTo(manifests.get(version));
    assertThat(article.getEntities())
        .allSatisfy(entity -> assertThat(entity.getType()).isEqualTo(TYPES.get(version)));
    return version;
  }

  /**
   * That version and no other is there. The one before is closed a little after the next has come:
   * if it were promoted again before, it would pass for there already.
   */
  private static void awaitVersion(String version, Instance... instances) {
    for (Instance instance : instances) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> loaded(instance).equals(Set.of(version)));
    }
  }

  private static Set<String> loaded(Instance instance) {
    return instance.meters().find("model_health_status").gauges().stream()
        .filter(gauge -> gauge.value() == 1)
        .map(gauge -> String.valueOf(gauge.getId().getTag("version")))
        .collect(Collectors.toSet());
  }

  private static void awaitRefusal(String version, Instance... instances) {
    for (Instance instance : instances) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  instance
                      .meters()
                      .find("model_load_failed")
                      .tag("version", version)
                      .counters()
                      .stream()
                      .anyMatch(counter -> counter.count() > 0));
    }
  }

  private static double loads(Instance instance) {
    return instance.meters().find("model_load").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  private static void say(Desk desk, WantedVersion wanted) {
    ModelDesk.announce(Map.of("bootstrap.servers", desk.broker().bootstrapServers()), wanted);
  }

  private static void createTopics(Desk desk) throws Exception {
    try (Admin admin = desk.admin()) {
      Topics.create(admin, Topics.ofModels());
    }
  }

  private Instance instance(Desk desk, ModelDesk models, String name) throws InterruptedException {
    Map<String, String> changes = new HashMap<>(models.settings());
    changes.put("models.instance", name);
    changes.put("kafka.state.dir", directory.resolve("state-" + name).toString());
    changes.put("streams.threads", "2");
    CopydeskConfig config = desk.config(changes);
    Instance instance = new Instance(config, Set.of(Role.ENRICHER));
    instance.start();
    return instance;
  }
}
