package news.copydesk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Status;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelMeters;
import news.copydesk.rollout.WantedExperiment;
import news.copydesk.rollout.WantedExperiment.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ShadowRunnerTest {

  private static final Document DOCUMENT =
      new Document("a-1", "Herald", "", "Jane Roe slept.", Optional.empty());
  private static final Annotations BEFORE = Annotations.of(DOCUMENT);

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final BlockingQueue<ShadowFinding> findings = new LinkedBlockingQueue<>();
  private final AtomicBoolean spare = new AtomicBoolean(true);

  @Test
  void tellsHowTheCandidateDiffers() throws InterruptedException {
    try (ShadowRunner shadow = shadow(4, new Fake("2.0.0", "PERSON"))) {
      shadow.offer(sight());

      ShadowFinding finding = findings.poll(60, TimeUnit.SECONDS);

      assertThat(finding.article()).isEqualTo("a-1");
      assertThat(finding.source()).isEqualTo("Herald");
      assertThat(finding.live().version()).isEqualTo("1.0.0");
      assertThat(finding.candidate().version()).isEqualTo("2.0.0");
      assertThat(finding.difference().retyped()).isEqualTo(1);
      assertThat(ShadowJson.read(ShadowJson.write(finding)).orElseThrow().difference())
          .isEqualTo(finding.difference());
    }
    assertThat(registry.get("shadow_articles").tag("agreed", "false").counter().count()).isOne();
  }

  @Test
  void dropsWhatDoesNotFitAndDoesNotWait() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Annotator stuck =
        new Fake("2.0.0", "PERSON") {
          @Override
          public Annotations annotate(Document document, Annotations before, Deadline deadline) {
            entered.countDown();
            try {
              leave.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return super.annotate(document, before, deadline);
          }
        };
    try (ShadowRunner shadow = shadow(2, stuck)) {
      shadow.offer(sight());
      assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();

      for (int i = 0; i < 5; i++) {
        shadow.offer(sight());
      }

      assertThat(dropped()).isEqualTo(3);
      leave.countDown();
      for (int i = 0; i < 3; i++) {
        assertThat(findings.poll(60, TimeUnit.SECONDS)).isNotNull();
      }
    }
  }

  @Test
  void doesNotBeginWhileEverySlotIsTaken() throws InterruptedException {
    spare.set(false);
    CountDownLatch looked = new CountDownLatch(1);
    try (ShadowRunner shadow =
        new ShadowRunner(
            handle(new Fake("2.0.0", "PERSON")),
            new SpareSlots(
                () -> {
                  int free = free();
                  looked.countDown();
                  return free;
                },
                this::free),
            Duration.ofSeconds(60),
            4,
            meters(),
            findings::add,
            Clock.systemUTC())) {
      shadow.offer(sight());
      assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
      shadow.offer(sight());
      spare.set(true);
      shadow.offer(sight());

      assertThat(findings.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(dropped()).isGreaterThanOrEqualTo(1);
  }

  /** The deadline that the candidate asks between sentences passes as soon as slots are short. */
  @Test
  void stopsInTheMiddleWhenTheMainPathNeedsEverySlot() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Fake slow =
        new Fake("2.0.0", "PERSON") {
          @Override
          public Annotations annotate(Document document, Annotations before, Deadline deadline) {
            boolean early = deadline.passed();
            spare.set(false);
            boolean late = deadline.passed();
            done.countDown();
            return !early && late
                ? before.with(outcome(Status.TIMED_OUT))
                : super.annotate(document, before, deadline);
          }
        };
    try (ShadowRunner shadow = shadow(4, slow)) {
      shadow.offer(sight());
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }
    slow.awaitClosed();
    assertThat(findings).isEmpty();
    assertThat(dropped()).isEqualTo(1);
  }

  @Test
  void aCandidateThatThrowsIsCountedAndTheNextArticleIsLookedAt() throws InterruptedException {
    AtomicBoolean first = new AtomicBoolean(true);
    Annotator shaky =
        new Fake("2.0.0", "PERSON") {
          @Override
          public Annotations annotate(Document document, Annotations before, Deadline deadline) {
            if (first.getAndSet(false)) {
              throw new IllegalStateException("shaky");
            }
            return super.annotate(document, before, deadline);
          }
        };
    try (ShadowRunner shadow = shadow(4, shaky)) {
      shadow.offer(sight());
      shadow.offer(sight());

      assertThat(findings.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(registry.get("shadow_failed").counter().count()).isOne();
  }

  @Test
  void closesTheCandidate() throws InterruptedException {
    Fake candidate = new Fake("2.0.0", "PERSON");

    shadow(1, candidate).close();

    candidate.awaitClosed();
  }

  private int free() {
    return spare.get() ? 1 : 0;
  }

  private double dropped() {
    return registry.get("shadow_dropped").counter().count();
  }

  @Test
  void aTrialShowsItOnlyWhatTakesPartAndClosesItAtItsEnd() throws InterruptedException {
    Fake live = new Fake("1.0.0", "MISC");
    Fake candidate = new Fake("2.0.0", "PERSON");
    ModelHandle<Annotator> handle = handle(live);
    Participation half =
        new Participation(
            new WantedExperiment(
                "fake", "2.0.0", "x", Way.SHADOW, 5_000, List.of(), "me", Instant.EPOCH));
    ShadowTrial trial = new ShadowTrial(half, shadow(100, candidate));
    int shown = 0;
    for (int i = 0; i < 50; i++) {
      Document document = new Document("a" + i, "Herald", "", "Jane Roe slept.", Optional.empty());
      try (Lease<Annotator> lease = trial.lease("a" + i, "Herald", handle).orElseThrow()) {
        Annotations found =
            lease
                .model()
                .annotate(
                    document, Annotations.of(document), Deadline.after(Duration.ofSeconds(1)));
        assertThat(found.outcomes().get(0).model().version()).isEqualTo("1.0.0");
      }
      shown += half.includes("a" + i, "Herald") ? 1 : 0;
    }
    assertThat(shown).isBetween(1, 49);
    for (int i = 0; i < shown; i++) {
      ShadowFinding finding = findings.poll(60, TimeUnit.SECONDS);
      assertThat(finding).isNotNull();
      assertThat(half.includes(finding.article(), "")).isTrue();
    }

    trial.close();

    candidate.awaitClosed();
    assertThat(findings).isEmpty();
    assertThat(live.closed.getCount()).isOne();
  }

  private ShadowRunner shadow(int capacity, Annotator candidate) {
    return new ShadowRunner(
        handle(candidate),
        new SpareSlots(this::free, this::free),
        Duration.ofSeconds(60),
        capacity,
        meters(),
        findings::add,
        Clock.systemUTC());
  }

  private ShadowMeters meters() {
    return new ShadowMeters(registry, "fake", "2.0.0");
  }

  private ModelHandle<Annotator> handle(Annotator annotator) {
    ModelHandle<Annotator> handle = ModelHandle.empty("fake", new ModelMeters(registry));
    handle.swap(annotator);
    return handle;
  }

  private static ShadowRunner.Sight sight() {
    Annotations live =
        new Fake("1.0.0", "MISC").annotate(DOCUMENT, BEFORE, Deadline.after(Duration.ofSeconds(1)));
    return new ShadowRunner.Sight(DOCUMENT, BEFORE, live);
  }

  /** Calls the first eight characters a name. */
  private static class Fake implements Annotator {

    private final ModelDescription description;
    private final String type;
    private final CountDownLatch closed = new CountDownLatch(1);

    Fake(String version, String type) {
      this.description = new ModelDescription("fake", version, Optional.empty());
      this.type = type;
    }

    @Override
    public String name() {
      return "entities";
    }

    @Override
    public ModelDescription description() {
      return description;
    }

    Outcome outcome(Status status) {
      return new Outcome("entities", description, status, Optional.empty(), 5);
    }

    @Override
    public Annotations annotate(Document document, Annotations before, Deadline deadline) {
      Mention mention = new Mention(Section.BODY, 0, 8, "Jane Roe");
      return before
          .withEntities(List.of(new Entity(type, "Jane Roe", List.of(mention))))
          .with(outcome(Status.COMPLETE));
    }

    @Override
    public void close() {
      closed.countDown();
    }

    /** Closed last, by the shadow's thread, for which the runner's close waits 5 s at most. */
    void awaitClosed() throws InterruptedException {
      assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
