package news.copydesk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelLoadException;
import news.copydesk.model.ModelMeters;
import news.copydesk.registry.IntegrityException;
import news.copydesk.rollout.FetchedVersion;
import news.copydesk.rollout.GoldenGate;
import news.copydesk.rollout.VersionSource;
import news.copydesk.rollout.VersionState.Cause;
import news.copydesk.rollout.WantedExperiment;
import news.copydesk.rollout.WantedExperiment.Way;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ExperimentsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ModelMeters meters = new ModelMeters(registry);
  private final TrialRouter router = new TrialRouter(ModelHandle.empty("a", meters));
  private final BlockingQueue<List<String>> said = new LinkedBlockingQueue<>();
  private final Experiments experiments =
      new Experiments(
          Map.of("a", new ExperimentPlace("a", router, source(), source(), new GoldenGate(1))),
          new ShadowSettings(
              new SpareSlots(() -> 9, () -> 9), Duration.ofSeconds(1), 10, finding -> {}),
          meters,
          registry,
          this::changed,
          Clock.systemUTC());

  @AfterEach
  void close() {
    experiments.close();
    router.close();
  }

  @Test
  void saysHowACandidateComesIntoServiceAndThatItHasGone() throws Exception {
    experiments.said(wanted("2.0.0"));
    experiments.start();

    assertThat(next()).containsExactly("2.0.0 LOADING");
    assertThat(next()).containsExactly("2.0.0 READY");
    assertThat(version()).isEqualTo("2.0.0");

    experiments.tookBack(wanted("2.0.0").key());

    assertThat(next()).isEmpty();
    assertThat(router.route("x", "")).isEmpty();
  }

  @Test
  void saysWhyACandidateWasRefusedAndCountsIt() throws Exception {
    experiments.start();

    experiments.said(wanted("3.0.0-damaged"));

    assertThat(next()).containsExactly("3.0.0-damaged LOADING");
    assertThat(next()).containsExactly("3.0.0-damaged FAILED");
    TrialState state = states().get(0);
    assertThat(state.error()).contains("no model in it");
    assertThat(state.failure().orElseThrow().cause()).isEqualTo(Cause.LOAD);
    assertThat(
            registry
                .get("model_candidate_failed")
                .tags("model", "a", "version", "3.0.0-damaged", "cause", "load")
                .counter()
                .count())
        .isOne();

    experiments.said(wanted("3.0.1-other"));

    next();
    next();
    assertThat(states().get(0).failure().orElseThrow().cause()).isEqualTo(Cause.INTEGRITY);
    assertThat(registry.get("model_candidate_failed").tag("cause", "integrity").counter().count())
        .isOne();
  }

  private void changed() {
    said.add(states().stream().map(state -> state.version() + " " + state.state()).toList());
  }

  private List<TrialState> states() {
    ObjectNode status = JsonMapper.builder().build().createObjectNode();
    experiments.addTo(status);
    return TrialStateJson.read(status);
  }

  private List<String> next() throws InterruptedException {
    List<String> next = said.poll(20, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return List.copyOf(next);
  }

  private String version() {
    try (Lease<Annotator> lease = router.route("x", "").orElseThrow()) {
      return lease.model().description().version();
    }
  }

  private static VersionSource source() {
    return wanted -> {
      String version = wanted.orElseThrow().version();
      if (version.endsWith("damaged")) {
        throw new ModelLoadException("no model in it");
      }
      if (version.endsWith("other")) {
        throw new IntegrityException("other bytes");
      }
      ModelDescription description = new ModelDescription("a", version, Optional.of("ab"));
      return new FetchedVersion(
          description,
          () -> annotator(description),
          UnaryOperator.identity(),
          Optional.empty(),
          Instant.EPOCH);
    };
  }

  private static Annotator annotator(ModelDescription description) {
    return new Annotator() {
      @Override
      public String name() {
        return "a";
      }

      @Override
      public ModelDescription description() {
        return description;
      }

      @Override
      public Annotations annotate(Document document, Annotations before, Deadline deadline) {
        return before;
      }

      @Override
      public void close() {}
    };
  }

  private static WantedExperiment wanted(String version) {
    return new WantedExperiment(
        "a", version, "ab", Way.AB, WantedExperiment.ALL, List.of(), "ana", Instant.EPOCH);
  }
}
