package news.copydesk.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelEpoch;
import news.copydesk.model.ModelHandle;
import news.copydesk.model.ModelLoadException;
import news.copydesk.model.ModelMeters;
import news.copydesk.rollout.LoadOptions.WhenNotReady;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RolloutTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ModelMeters meters = new ModelMeters(registry);
  private final List<String> loads = new CopyOnWriteArrayList<>();
  private final Map<String, CountDownLatch> loaded = new ConcurrentHashMap<>();
  private final List<Long> epochs = new CopyOnWriteArrayList<>();
  private final Object change = new Object();
  private final List<WantedVersion> stood = new ArrayList<>();
  private final List<Rollout> open = new ArrayList<>();

  private volatile ModelEpoch observed = new ModelEpoch();

  @AfterEach
  void close() {
    open.forEach(Rollout::close);
  }

  @Test
  void loadsTheCriticalModelsFirstWhateverTheirOrderOfWork() throws Exception {
    Rollout rollout =
        rollout(WhenNotReady.WAIT, Set.of("b"), seat("a", this::nothing), seat("b", this::nothing));

    rollout.load();

    assertThat(loads).containsExactly("b@1.0.0", "a@1.0.0");
    assertThat(rollout.complete()).isTrue();
  }

  @Test
  void loadsWhatWasSaidBeforeInsteadOfWhereTheAliasStands() throws Exception {
    Rollout rollout = rollout(WhenNotReady.WAIT, Set.of("a"), seat("a", this::nothing));
    rollout.said(wanted("a", "1.3.0"));

    rollout.load();

    assertThat(loads).containsExactly("a@1.3.0");
  }

  @Test
  void aCriticalModelThatCannotBeLoadedEndsTheStartAtOnce() {
    Rollout rollout = rollout(WhenNotReady.PARTIAL, Set.of("a"), seat("a", this::refuse));

    assertThatThrownBy(rollout::load)
        .isInstanceOf(ModelLoadException.class)
        .hasMessage("a@1.0.0 is damaged");
    assertThat(registry.get("model_degraded").tag("model", "a").gauge().value()).isOne();
  }

  @Test
  void startsWithAVersionFromBeforeWhereTheOneThatIsWantedCannotBeLoaded() throws Exception {
    ModelEpoch epoch = new ModelEpoch();
    ModelSeat seat = refusing("1.2.0", "1.3.0");
    stood("1.3.0", "1.2.0", "1.1.0", "1.0.0");
    Rollout rollout = rollout(WhenNotReady.WAIT, Set.of("a"), epoch, seat);
    rollout.said(wanted("a", "1.3.0"));

    rollout.load();

    assertThat(states(seat)).containsExactly("a@1.1.0 READY", "a@1.3.0 FAILED");
    assertThat(seat.failure()).contains("a@1.3.0 is damaged");
    assertThat(registry.get("model_degraded").tag("model", "a").gauge().value()).isOne();
    assertThat(failures("1.3.0")).isOne();
    assertThat(failures("1.2.0")).isOne();
    assertThat(epoch.getAsLong()).isEqualTo(at("1.1.0").toEpochMilli());

    rollout.said(wanted("a", "1.4.0"));
    await(latch("closed a@1.1.0"));

    awaitChange(() -> states(seat).equals(List.of("a@1.4.0 READY")) && degraded() == 0);
    awaitChange(() -> epoch.getAsLong() == at("1.4.0").toEpochMilli());
  }

  @Test
  void theVersionWhereTheAliasStandsIsNamedWhenAnotherServesForIt() throws Exception {
    ModelEpoch epoch = new ModelEpoch();
    ModelSeat seat = refusing("1.0.0");
    // The seat's 1.0.0 is where the alias stands.
    stood("1.0.0", "0.9.0");
    Rollout rollout = rollout(WhenNotReady.WAIT, Set.of(), epoch, seat);

    rollout.load();

    assertThat(states(seat)).containsExactly("a@0.9.0 READY", "a@1.0.0 FAILED");
    assertThat(epoch.getAsLong()).isEqualTo(at("0.9.0").toEpochMilli());
    epoch.serves("b", at("1.1.0").toEpochMilli());
    assertThat(epoch.getAsLong())
        .as("not newer than the promotion that it has missed")
        .isEqualTo(at("0.9.0").toEpochMilli());
  }

  @Test
  void triesNoVersionTwiceAndFiveAtMost() {
    ModelSeat seat = refusing("9.0.0", "8.0.0", "7.0.0", "6.0.0", "5.0.0", "4.0.0");
    stood("9.0.0", "8.0.0", "9.0.0", "7.0.0", "6.0.0", "5.0.0", "4.0.0", "3.0.0");
    Rollout rollout = rollout(WhenNotReady.WAIT, Set.of("a"), new ModelEpoch(), seat);
    rollout.said(wanted("a", "9.0.0"));

    assertThatThrownBy(rollout::load).hasMessage("a@9.0.0 is damaged");
    assertThat(failures("9.0.0")).isOne();
    assertThat(failures("4.0.0")).isOne();
    assertThat(loads).isEmpty();
  }

  @Test
  void whatServesIsNoLongerDegradedOnceItIsWantedItself() throws Exception {
    ModelSeat seat = refusing("1.1.0");
    Rollout rollout = rollout(WhenNotReady.WAIT, Set.of("a"), seat);
    rollout.load();
    rollout.said(wanted("a", "1.1.0"));
    awaitChange(() -> states(seat).equals(List.of("a@1.0.0 READY", "a@1.1.0 FAILED")));

    rollout.said(wanted("a", "1.0.0"));

    awaitChange(() -> states(seat).equals(List.of("a@1.0.0 READY")) && degraded() == 0);
    assertThat(loads).containsExactly("a@1.0.0");
  }

  @Test
  void articlesWaitForTheOthersAndTheStartSaysWhichOneIsLate() {
    Throwable late = late(Duration.ofSeconds(1));
    // Long enough for both to have been tried, however busy the machine is.
    for (int seconds = 2; seconds <= 32 && !late.toString().contains("damaged"); seconds *= 2) {
      late = late(Duration.ofSeconds(seconds));
    }

    assertThat(late)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("b (b@1.0.0 is damaged)")
        .hasMessageContaining("models.startup-timeout");
  }

  private Throwable late(Duration timeout) {
    Rollout rollout =
        rollout(
            WhenNotReady.WAIT,
            Set.of("a"),
            timeout,
            seat("a", this::nothing),
            seat("b", this::refuse));

    return catchThrowable(rollout::load);
  }

  @Test
  void oneThatCannotBeLoadedDoesNotHoldUpTheOthers() throws Exception {
    ModelSeat last = seat("c", this::nothing);
    Rollout rollout =
        rollout(
            WhenNotReady.PARTIAL,
            Set.of("a"),
            seat("a", this::nothing),
            seat("b", this::refuse),
            last);

    rollout.load();

    awaitChange(last::loaded);
    assertThat(rollout.complete()).isFalse();
  }

  @Test
  void loadsNoMoreAtOnceThanItMay() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch two = new CountDownLatch(2);
    CountDownLatch three = new CountDownLatch(3);
    Consumer<String> load =
        version -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          two.countDown();
          three.countDown();
          await(two);
          // A third would come now.
          assertThatNoException().isThrownBy(() -> three.await(300, TimeUnit.MILLISECONDS));
          now.decrementAndGet();
        };
    LoadOptions options = new LoadOptions(Set.of(), 2, Duration.ofSeconds(60), WhenNotReady.WAIT);
    Rollout rollout =
        rollout(options, new ModelEpoch(), seat("a", load), seat("b", load), seat("c", load));

    rollout.load();

    assertThat(rollout.complete()).isTrue();
    assertThat(most).hasValue(2);
  }

  @Test
  void articlesNeedNotWaitForTheOthersWherePartialRecordsAreAllowed() throws Exception {
    CountDownLatch repaired = new CountDownLatch(1);
    Rollout rollout =
        rollout(
            WhenNotReady.PARTIAL,
            Set.of("a"),
            seat("a", this::nothing),
            seat("b", version -> await(repaired)));

    rollout.load();
    assertThat(rollout.complete()).isFalse();
    repaired.countDown();

    await(latch("b@1.0.0"));
    assertThat(loads).containsExactly("a@1.0.0", "b@1.0.0");
  }

  @Test
  void triesAgainWhatIsNotCriticalUntilItIsThere() throws Exception {
    List<String> attempts = new CopyOnWriteArrayList<>();
    Rollout rollout =
        rollout(
            WhenNotReady.WAIT,
            Set.of("a"),
            seat("a", this::nothing),
            seat(
                "b",
                version -> {
                  attempts.add(version);
                  if (attempts.size() == 1) {
                    refuse(version);
                  }
                }));

    rollout.load();

    assertThat(attempts).hasSize(2);
    assertThat(rollout.complete()).isTrue();
    assertThat(registry.get("model_degraded").tag("model", "b").gauge().value()).isZero();
  }

  @Test
  void theStartDoesNotWaitForItsNextTryOnceAnotherVersionServes() throws Exception {
    // Tried after 0, 1, 3, 7, 15, 31 and 63 s: the next time would be too late.
    Optional<Throwable> late = lateWithAnother(4, Duration.ofSeconds(12));
    if (late.isPresent()) {
      // A busy machine may have needed the time itself.
      late = lateWithAnother(6, Duration.ofSeconds(58));
    }

    assertThat(late).isEmpty();
  }

  /** The start is told of another version with such a refusal of the first. */
  private Optional<Throwable> lateWithAnother(int refusal, Duration timeout) throws Exception {
    AtomicInteger refusals = new AtomicInteger();
    List<Rollout> told = new CopyOnWriteArrayList<>();
    ModelSeat seat =
        seat(
            "a",
            version -> {
              if (version.equals("a@1.0.0")) {
                if (refusals.incrementAndGet() == refusal) {
                  told.forEach(rollout -> rollout.said(wanted("a", "1.1.0")));
                }
                refuse(version);
              }
            });
    Rollout rollout = rollout(WhenNotReady.WAIT, Set.of(), timeout, seat);
    told.add(rollout);

    Throwable late = catchThrowable(rollout::load);
    if (late == null) {
      assertThat(states(seat)).containsExactly("a@1.1.0 READY");
      assertThat(refusals).hasValue(refusal);
    }
    return Optional.ofNullable(late);
  }

  @Test
  void bringsWhatIsSaidLaterAndClosesTheOneBefore() throws Exception {
    ModelSeat seat = seat("a", this::nothing);
    Rollout rollout = rollout(WhenNotReady.WAIT, Set.of("a"), seat);
    rollout.load();

    rollout.said(wanted("a", "1.1.0"));
    rollout.said(wanted("other", "9.0.0"));
    await(latch("a@1.1.0"));
    await(latch("closed a@1.0.0"));

    assertThat(seat.states()).extracting(VersionState::model).hasToString("[a@1.1.0]");
  }

  @Test
  void theEpochIsNewOnlyOnceWhatIsWantedServes() throws Exception {
    ModelEpoch epoch = new ModelEpoch();
    CountDownLatch enter = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ModelSeat slow =
        seat(
            "a",
            version -> {
              if (version.equals("a@1.1.0")) {
                enter.countDown();
                await(go);
                refuse(version);
              }
            });
    Rollout rollout =
        rollout(WhenNotReady.WAIT, Set.of("a", "b"), epoch, slow, seat("b", this::nothing));
    rollout.said(wanted("b", "1.0.0"));
    rollout.load();
    assertThat(epoch.getAsLong()).isEqualTo(at("1.0.0").toEpochMilli());

    rollout.said(wanted("a", "1.1.0"));
    rollout.said(wanted("b", "1.2.0"));
    await(enter);
    assertThat(epoch.getAsLong()).as("is loading").isEqualTo(at("1.0.0").toEpochMilli());
    go.countDown();
    await(latch("closed b@1.0.0"));
    rollout.said(wanted("a", "1.3.0"));
    awaitChange(() -> epoch.getAsLong() == at("1.3.0").toEpochMilli());

    assertThat(epochs)
        .as("1.1.0 was refused, and so 1.2.0 of the other did not count before 1.3.0 served")
        .doesNotContain(at("1.1.0").toEpochMilli(), at("1.2.0").toEpochMilli());
  }

  @Test
  void doesNotLoadAgainWhatRunsAlready() throws Exception {
    Rollout rollout = rollout(WhenNotReady.WAIT, Set.of("a"), seat("a", this::nothing));
    rollout.load();
    rollout.said(wanted("a", "1.1.0"));
    rollout.said(wanted("a", "1.1.0"));
    rollout.said(wanted("a", "1.2.0"));
    await(latch("a@1.2.0"));

    assertThat(loads.stream().filter("a@1.1.0"::equals).count()).isLessThanOrEqualTo(1);
  }

  @Test
  void aModelForAnotherPartOfTheRecordIsRefused() {
    ModelSeat seat =
        new ModelSeat(
            "topics",
            "a",
            wanted -> version("a", wanted),
            ModelHandle.empty("a", meters),
            new GoldenGate(1),
            meters,
            Clock.systemUTC());

    assertThatThrownBy(() -> seat.bring(Optional.empty()))
        .hasMessageContaining("a@1.0.0 is a model for a, and is wanted for topics");
    assertThat(loads).containsExactly("a@1.0.0", "closed a@1.0.0");
  }

  private void nothing(String version) {}

  private void refuse(String version) {
    throw new ModelLoadException(version + " is damaged");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void changed() {
    epochs.add(observed.getAsLong());
    synchronized (change) {
      change.notifyAll();
    }
  }

  private void awaitChange(BooleanSupplier happened) throws InterruptedException {
    synchronized (change) {
      while (!happened.getAsBoolean()) {
        change.wait();
      }
    }
  }

  private CountDownLatch latch(String what) {
    return loaded.computeIfAbsent(what, w -> new CountDownLatch(1));
  }

  private Rollout rollout(WhenNotReady policy, Set<String> critical, ModelSeat... seats) {
    return rollout(policy, critical, Duration.ofSeconds(60), seats);
  }

  private Rollout rollout(
      WhenNotReady policy, Set<String> critical, Duration timeout, ModelSeat... seats) {
    return rollout(new LoadOptions(critical, 1, timeout, policy), new ModelEpoch(), seats);
  }

  private Rollout rollout(
      WhenNotReady policy, Set<String> critical, ModelEpoch epoch, ModelSeat... seats) {
    return rollout(new LoadOptions(critical, 1, Duration.ofSeconds(60), policy), epoch, seats);
  }

  private Rollout rollout(LoadOptions options, ModelEpoch epoch, ModelSeat... seats) {
    observed = epoch;
    Rollout rollout = new Rollout(List.of(seats), options, this::changed, epoch);
    open.add(rollout);
    return rollout;
  }

  /** Some of whose versions are damaged. */
  private ModelSeat refusing(String... versions) {
    Set<String> damaged = Set.of(versions);
    return seat(
        "a",
        version -> {
          if (damaged.contains(version.substring("a@".length()))) {
            refuse(version);
          }
        });
  }

  /** Where the alias has stood, the present first. */
  private void stood(String... versions) {
    for (String version : versions) {
      stood.add(wanted("a", version));
    }
  }

  private static List<String> states(ModelSeat seat) {
    return seat.states().stream().map(state -> state.model() + " " + state.state()).toList();
  }

  private double degraded() {
    return registry.get("model_degraded").tag("model", "a").gauge().value();
  }

  private double failures(String version) {
    return registry
        .get("model_load_failed")
        .tags("version", version, "cause", "load")
        .counter()
        .count();
  }

  private ModelSeat seat(String name, Consumer<String> beforeLoad) {
    VersionSource source =
        new VersionSource() {
          @Override
          public FetchedVersion fetch(Optional<WantedVersion> wanted) {
            beforeLoad.accept(name + "@" + wanted.map(WantedVersion::version).orElse("1.0.0"));
            return version(name, wanted);
          }

          @Override
          public List<WantedVersion> stood() {
            return stood;
          }
        };
    return new ModelSeat(
        name,
        name,
        source,
        ModelHandle.empty(name, meters),
        new GoldenGate(1),
        meters,
        Clock.systemUTC());
  }

  private FetchedVersion version(String name, Optional<WantedVersion> wanted) {
    ModelDescription description =
        new ModelDescription(
            name, wanted.map(WantedVersion::version).orElse("1.0.0"), Optional.of("ab"));
    return new FetchedVersion(
        description,
        () -> {
          happened(description.toString());
          return annotator(name, description);
        },
        UnaryOperator.identity(),
        Optional.empty(),
        wanted.map(WantedVersion::at).orElse(Instant.EPOCH));
  }

  private void happened(String what) {
    loads.add(what);
    latch(what).countDown();
  }

  private Annotator annotator(String name, ModelDescription description) {
    return new Annotator() {
      @Override
      public String name() {
        return name;
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
        happened("closed " + description);
      }
    };
  }

  private static WantedVersion wanted(String model, String version) {
    return new WantedVersion(model, version, "ab", "stable", 1, "ana", at(version));
  }

  /** When it was promoted: the higher the number, the later. */
  private static Instant at(String version) {
    return Instant.ofEpochMilli(Long.parseLong(version.replace(".", "")));
  }
}
