package news.copydesk.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.local.LocalCluster;
import news.copydesk.registry.IntegrityException;
import news.copydesk.rollout.ControlWriter;
import news.copydesk.rollout.Fleet;
import news.copydesk.rollout.VersionState;
import news.copydesk.rollout.WantedExperiment;
import news.copydesk.rollout.WantedVersion;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class RolloutIT {

  private static final Duration PATIENCE = Duration.ofSeconds(180);

  @TempDir private Path dir;
  private ModelDesk models;
  private LocalCluster cluster;

  @BeforeEach
  void start() throws Exception {
    models = new ModelDesk(Files.createDirectories(dir.resolve("models")));
    models.register("1.0.0", "PERSON");
    models.register("1.1.0", "MISC");
    models.promote("1.0.0");
    cluster = LocalCluster.start(dir.resolve("cluster"), 0, 0);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aPromotedVersionReplacesTheOneThatRunsAndALateJoinerStartsWithIt() throws Exception {
    try (Instance first = new Instance(config("first"), Set.of(Role.ENRICHER))) {
      first.start();
      await().atMost(PATIENCE).until(() -> serving("first").equals(List.of("1.0.0 READY")));

      ModelDesk.announce(kafka(), models.promote("1.1.0"));
      await().atMost(PATIENCE).until(() -> serving("first").equals(List.of("1.1.0 READY")));

      // What was said last counts, also where the alias stands elsewhere by now.
      models.promote("1.0.0");
      try (Instance late = new Instance(config("late"), Set.of(Role.ENRICHER))) {
        late.start();
        await().atMost(PATIENCE).until(() -> serving("late").equals(List.of("1.1.0 READY")));
        assertThat(late.meters().find("model_load").tag("version", "1.0.0").counter()).isNull();
      }
      await().atMost(PATIENCE).until(() -> serving("late").isEmpty());
      // It is closed a little after the other is said to serve.
      await().atMost(PATIENCE).until(() -> health(first, "1.0.0") == 0);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aVersionWhoseBytesAreOthersOrTooFewIsRefusedAndTheOneBeforeGoesOn(boolean others)
      throws Exception {
    try (Instance instance = new Instance(config("only"), Set.of(Role.ENRICHER))) {
      instance.start();
      WantedVersion wanted = models.promote("1.1.0");
      if (others) {
        corrupt("1.1.0");
      } else {
        cutOff("1.1.0");
      }
      sayNonsense();

      ModelDesk.announce(kafka(), wanted);

      await()
          .atMost(PATIENCE)
          .until(() -> serving("only").equals(List.of("1.0.0 READY", "1.1.0 FAILED")));
      assertThat(members("only").get(0).error()).isEmpty();
      assertThat(members("only").get(1).error().orElseThrow()).contains("mock-ner@1.1.0");
      assertThat(members("only").get(1).failure().orElseThrow().cause())
          .isEqualTo(VersionState.Cause.INTEGRITY);
      assertThat(health(instance)).contains("\"cause\":\"integrity\"");
      await().atMost(PATIENCE).until(() -> firing(instance, "integrity-failed") == 1);
      assertThat(firing(instance, "model-load-failed")).isZero();
      await().atMost(PATIENCE).until(() -> refusedForIntegrity(instance));
      assertThat(instance.meters().get("models_control_malformed").counter().count()).isOne();
    }
  }

  @Test
  void aRestartWhileARefusedVersionIsPromotedComesUpWithTheOneBefore() throws Exception {
    models.register("1.2.0", "ORGANIZATION");
    models.promote("1.1.0");
    corrupt("1.1.0");

    // Nobody was told: the alias alone says what is wanted.
    try (Instance instance = new Instance(config("untold"), Set.of(Role.ENRICHER))) {
      instance.start();
      await()
          .atMost(PATIENCE)
          .until(() -> serving("untold").equals(List.of("1.0.0 READY", "1.1.0 FAILED")));
    }
    ModelDesk.announce(kafka(), models.wanted("1.1.0"));
    try (Instance instance = new Instance(config("told"), Set.of(Role.ENRICHER))) {
      instance.start();
      await()
          .atMost(PATIENCE)
          .until(() -> serving("told").equals(List.of("1.0.0 READY", "1.1.0 FAILED")));
      assertThat(members("told").get(1).error().orElseThrow()).contains("mock-ner@1.1.0");
      assertThat(health(instance)).contains("\"version\":\"1.1.0\"").contains("FAILED");
      assertThat(degraded(instance)).isOne();

      ModelDesk.announce(kafka(), models.promote("1.2.0"));

      await().atMost(PATIENCE).until(() -> serving("told").equals(List.of("1.2.0 READY")));
      await().atMost(PATIENCE).until(() -> degraded(instance) == 0);
    }
  }

  @Test
  void aCandidateWhoseBytesAreOthersRaisesTheAlertToo() throws Exception {
    try (Instance instance = new Instance(config("trying"), Set.of(Role.ENRICHER))) {
      instance.start();
      WantedVersion candidate = models.wanted("1.1.0");
      corrupt("1.1.0");
      try (ControlWriter control = ControlWriter.connect(kafka(), "models.control", PATIENCE)) {
        control.say(WantedExperiment.shadow(candidate, "test", candidate.at()));
        await().atMost(PATIENCE).until(() -> firing(instance, "integrity-failed") == 1);

        control.takeBack(WantedExperiment.keyOf(candidate.model()));
        await().atMost(PATIENCE).until(() -> firing(instance, "integrity-failed") == 0);
      }
    }
  }

  @Test
  void aRestartWithoutTheRegistryDoesNotRunWhatShips() throws Exception {
    try (Instance instance = new Instance(config("first"), Set.of(Role.ENRICHER))) {
      instance.start();
      await().atMost(PATIENCE).until(() -> serving("first").equals(List.of("1.0.0 READY")));
    }
    Path away = Files.move(models.registry(), dir.resolve("not-mounted"));

    try (Instance instance = new Instance(config("second"), Set.of(Role.ENRICHER))) {
      assertThatThrownBy(instance::start)
          .isInstanceOf(IntegrityException.class)
          .hasMessageContaining("has no ledger of mock-ner, and this host has seen one");
    }
    Files.move(away, models.registry());
    try (Instance instance = new Instance(config("third"), Set.of(Role.ENRICHER))) {
      instance.start();
      await().atMost(PATIENCE).until(() -> serving("third").equals(List.of("1.0.0 READY")));
    }
  }

  private static boolean refusedForIntegrity(Instance instance) {
    return instance.meters().find("model_load_failed").tag("cause", "integrity").counter() != null;
  }

  private static double health(Instance instance, String version) {
    return instance.meters().get("model_health_status").tag("version", version).gauge().value();
  }

  private static double firing(Instance instance, String rule) {
    return instance.meters().get("alerts_firing").tag("rule", rule).gauge().value();
  }

  private static double degraded(Instance instance) {
    return instance.meters().get("model_degraded").tag("model", MockTagger.NAME).gauge().value();
  }

  private static String health(Instance instance) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:%d/health".formatted(instance.port())))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  /** As many bytes, but others. */
  private void corrupt(String version) throws Exception {
    Path file = file(version);
    Files.writeString(file, Files.readString(file).replace("MISC", "EVIL"));
  }

  private void cutOff(String version) throws Exception {
    Path file = file(version);
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() - 2));
  }

  private Path file(String version) {
    return models.registry().resolve(MockTagger.NAME).resolve(version).resolve(MockTagger.FILE);
  }

  private void sayNonsense() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.copyOf(kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  "models.control", MockTagger.NAME.getBytes(UTF_8), "swap!".getBytes(UTF_8)))
          .get();
    }
  }

  private List<String> serving(String instance) {
    return members(instance).stream()
        .map(model -> model.model().version() + " " + model.state())
        .toList();
  }

  private List<VersionState> members(String instance) {
    return new Fleet(kafka(), "models.status", PATIENCE)
        .members().stream()
            .filter(member -> member.status().instance().equals(instance))
            .flatMap(member -> member.status().models().stream())
            .toList();
  }

  private Map<String, String> kafka() {
    return Map.of("bootstrap.servers", cluster.bootstrapServers());
  }

  private CopydeskConfig config(String instance) {
    Map<String, String> flags = new HashMap<>(cluster.settings());
    flags.putAll(models.settings());
    flags.put("models.instance", instance);
    flags.put("kafka.state.dir", dir.resolve("streams-" + instance).toString());
    flags.put("http.port", "0");
    flags.put("alerts.interval", "1s");
    return CopydeskConfig.withoutFile(Map.of(), flags);
  }
}
