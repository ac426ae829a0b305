package news.copydesk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;
import news.copydesk.rollout.WantedExperiment;
import news.copydesk.rollout.WantedExperiment.Way;
import org.junit.jupiter.api.Test;

class TrialRouterTest {

  private final ModelMeters meters = new ModelMeters(new SimpleMeterRegistry());
  private final Fake live = new Fake("1.0.0");
  private final Fake candidate = new Fake("2.0.0");
  private final TrialRouter router = new TrialRouter(handle(live));

  @Test
  void lendsTheLiveVersionWhileNothingIsTried() {
    assertThat(version("a")).isEqualTo("1.0.0");
  }

  @Test
  void lendsTheCandidateToThoseThatTakePart() {
    router.put(new AbTrial(participation(5_000), handle(candidate)));

    for (int i = 0; i < 50; i++) {
      boolean chosen = participation(5_000).includes("a" + i, "");
      assertThat(version("a" + i)).isEqualTo(chosen ? "2.0.0" : "1.0.0");
    }
  }

  @Test
  void closesTheCandidateAfterTheLastLeaseWhenTheTrialEnds() {
    router.put(new AbTrial(participation(10_000), handle(candidate)));
    Lease<Annotator> lease = router.route("a", "").orElseThrow();

    router.put(null);

    assertThat(candidate.closed).isFalse();
    assertThat(lease.model()).isSameAs(candidate);
    assertThat(version("a")).isEqualTo("1.0.0");
    lease.close();
    assertThat(candidate.closed).isTrue();
    assertThat(live.closed).isFalse();
  }

  /** The router's look at the trial, and the lease of a trial that has ended since. */
  @Test
  void aTrialThatHasEndedLendsTheLiveVersion() {
    AbTrial trial = new AbTrial(participation(10_000), handle(candidate));
    trial.close();

    assertThat(trial.lease("a", "", router.live()).orElseThrow().model()).isSameAs(live);
  }

  @Test
  void closesBoth() {
    router.put(new AbTrial(participation(10_000), handle(candidate)));

    router.close();

    assertThat(candidate.closed).isTrue();
    assertThat(live.closed).isTrue();
  }

  private String version(String id) {
    try (Lease<Annotator> lease = router.route(id, "").orElseThrow()) {
      return lease.model().description().version();
    }
  }

  private static Participation participation(int share) {
    return new Participation(
        new WantedExperiment(
            "fake", "2.0.0", "x", Way.AB, share, List.of(), "me", Instant.EPOCH));
  }

  private ModelHandle<Annotator> handle(Annotator annotator) {
    ModelHandle<Annotator> handle = ModelHandle.empty("fake", meters);
    handle.swap(annotator);
    return handle;
  }

  private static final class Fake implements Annotator {

    private final ModelDescription description;
    private final AtomicBoolean given = new AtomicBoolean();
    private volatile boolean closed;

    Fake(String version) {
      this.description = new ModelDescription("fake", version, Optional.empty());
    }

    @Override
    public String name() {
      return "entities";
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
    public void close() {
      assertThat(given.getAndSet(true)).isFalse();
      closed = true;
    }
  }
}
