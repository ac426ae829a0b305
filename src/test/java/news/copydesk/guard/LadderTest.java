package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import org.junit.jupiter.api.Test;

class LadderTest {

  private static final Readings CALM = new Readings(0.5, 0.5, 0.1);
  private static final int TICKS_OF_CALM = 6; // 30 s by readings every 5 s

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final GuardOptions options = GuardOptions.defaults();
  private final Ladder ladder = new Ladder(options);
  private final Slots slots = new Slots(2, registry);
  private final AtomicInteger collections = new AtomicInteger();
  private final List<String> flowed = new ArrayList<>();
  private final Flow flow =
      new Flow() {
        @Override
        public void pause() {
          flowed.add("pause");
        }

        @Override
        public void resume() {
          flowed.add("resume");
        }
      };
  private Readings reading = CALM;
  private boolean measured;
  private int read;

  @Test
  void stepsDownWhenTwoCollectionsInARowLeftTheHeapFull() {
    assertThat(ladder.next(heap(0.9))).isEmpty();

    assertThat(ladder.next(heap(0.91)))
        .contains(new Ladder.Step(Rung.ALL, Rung.WITHOUT_OPTIONAL, Optional.of(Resource.HEAP)));
  }

  @Test
  void takesTheSameCollectionForOne() {
    for (int i = 0; i < 10; i++) {
      assertThat(ladder.next(heap(0.9))).isEmpty();
    }
  }

  @Test
  void isNotMovedByBusyProcessorsNorByWhatNobodyKnows() {
    for (int i = 0; i < 20; i++) {
      assertThat(ladder.next(new Readings(0.5, 1, 0.1))).isEmpty();
      assertThat(ladder.next(Readings.unknown())).isEmpty();
    }
  }

  @Test
  void staysBetweenPressureAndRelief() {
    down();

    for (int i = 0; i < 10 * TICKS_OF_CALM; i++) {
      assertThat(ladder.next(heap(0.82))).isEmpty();
      assertThat(ladder.next(new Readings(0.5, 0.5, 0.7))).isEmpty();
    }
  }

  @Test
  void stepsUpByOneAfterEachCalmWhile() {
    down();
    down();
    assertThat(ladder.rung()).isEqualTo(Rung.GAZETTEER_ONLY);

    for (int i = 1; i < TICKS_OF_CALM; i++) {
      assertThat(ladder.next(CALM)).isEmpty();
    }
    assertThat(ladder.next(CALM)).isPresent();
    assertThat(ladder.rung()).isEqualTo(Rung.WITHOUT_OPTIONAL);
    for (int i = 1; i < TICKS_OF_CALM; i++) {
      assertThat(ladder.next(CALM)).isEmpty();
    }
    assertThat(ladder.next(CALM))
        .contains(new Ladder.Step(Rung.WITHOUT_OPTIONAL, Rung.ALL, Optional.empty()));
  }

  @Test
  void neverMovesWhereItIsOff() {
    Ladder off = new Ladder(withoutLadder());

    for (int i = 0; i < 20; i++) {
      assertThat(off.next(heap(0.9 + i * 0.001))).isEmpty();
    }
  }

  @Test
  void leavesOutWhatIsOptionalFirstAndTheGazetteerNever() {
    assertThat(working("topics", "sentiment", "entities", "language", "gazetteer"))
        .containsExactly("topics", "sentiment", "entities", "language", "gazetteer");
    down();
    assertThat(working("topics", "sentiment", "entities", "language", "gazetteer"))
        .containsExactly("entities", "language", "gazetteer");
    down();
    assertThat(working("topics", "sentiment", "entities", "language", "gazetteer"))
        .containsExactly("gazetteer");
    down();
    assertThat(ladder.rung()).isEqualTo(Rung.WAIT);
    assertThat(working("entities", "gazetteer"))
        .as("an article that was begun is finished")
        .containsExactly("gazetteer");
  }

  @Test
  void theRecordSaysWhatWasLeftOutAndWhyAndIsNotComplete() {
    down();

    Annotations annotations = annotate("topics");

    assertThat(annotations.complete()).isFalse();
    Outcome outcome = annotations.outcomes().get(0);
    assertThat(outcome.status()).isEqualTo(Status.LEFT_OUT);
    assertThat(outcome.reason()).contains("under pressure: heap; optional annotators are left out");
  }

  @Test
  void slotsGoDownBeforeTheLadderAndComeBackAfterIt() {
    Guard guard = guard();
    press(guard, 1);
    assertThat(slots.limit()).isEqualTo(1);
    assertThat(ladder.rung()).isEqualTo(Rung.ALL);

    press(guard, 2);
    assertThat(ladder.rung()).isEqualTo(Rung.WITHOUT_OPTIONAL);

    calm(guard, TICKS_OF_CALM);
    assertThat(ladder.rung()).isEqualTo(Rung.ALL);
    assertThat(slots.limit()).isEqualTo(1);

    calm(guard, TICKS_OF_CALM);
    assertThat(slots.limit()).isEqualTo(2);
  }

  @Test
  void atItsFootArticlesWaitAndTheHeapIsCollectedUntilItIsBetter() {
    Guard guard = guard();
    press(guard, 7);

    assertThat(ladder.rung()).isEqualTo(Rung.WAIT);
    assertThat(flowed).containsExactly("pause");
    assertThat(collections).hasValue(0);
    assertThat(registry.get("inference_ladder").gauge().value()).isEqualTo(3);

    press(guard, 1);
    assertThat(collections).hasValue(1);
    assertThat(flowed).containsExactly("pause");

    calm(guard, TICKS_OF_CALM);
    assertThat(flowed).containsExactly("pause", "resume");
    assertThat(ladder.rung()).isEqualTo(Rung.GAZETTEER_ONLY);
  }

  @Test
  void whatWasInHandAtItsFootDoesNotKeepItThere() {
    Guard guard = guard();
    press(guard, 7);
    assertThat(ladder.rung()).isEqualTo(Rung.WAIT);

    for (int i = 0; i < 100; i++) {
      slots.latencies().record("entities", Duration.ofSeconds(15).toNanos());
    }
    measured = true;
    calm(guard, TICKS_OF_CALM);

    assertThat(flowed).containsExactly("pause", "resume");
  }

  @Test
  void countsStepsByWhatAskedForThem() {
    Guard guard = guard();
    press(guard, 5);
    calm(guard, TICKS_OF_CALM);

    assertThat(steps("down", "heap")).isEqualTo(2);
    assertThat(steps("down", "latency")).isZero();
    assertThat(steps("up", "calm")).isEqualTo(1);
  }

  private void down() {
    for (int i = 0; i < 2; i++) {
      ladder.next(heap(0.9 + 0.0001 * ++read));
    }
  }

  private List<String> working(String... annotators) {
    List<String> working = new ArrayList<>();
    for (String annotator : annotators) {
      if (annotate(annotator).complete()) {
        working.add(annotator);
      }
    }
    return working;
  }

  private Annotations annotate(String annotator) {
    return new LadderedAnnotator(StubAnnotator.completing(), ladder, options.lowest(annotator))
        .annotate(StubAnnotator.document(), Deadline.after(Duration.ofSeconds(15)));
  }

  private Guard guard() {
    return new Guard(
        () -> measured ? measured() : reading,
        slots,
        new SlotControl(slots, new AdaptiveLimit(2, 2, options), registry),
        new LadderControl(ladder, flow, slots.latencies(), registry),
        collections::incrementAndGet,
        registry);
  }

  private Readings measured() {
    double share = slots.latencies().p99() / Duration.ofSeconds(15).toNanos();
    return new Readings(reading.heap(), reading.cpu(), share);
  }

  private void press(Guard guard, int times) {
    for (int i = 0; i < times; i++) {
      reading = heap(0.9 + 0.0001 * ++read);
      guard.step();
    }
  }

  private void calm(Guard guard, int times) {
    reading = CALM;
    for (int i = 0; i < times; i++) {
      guard.step();
    }
  }

  private double steps(String direction, String reason) {
    return registry
        .get("inference_ladder_steps")
        .tags("direction", direction, "reason", reason)
        .counter()
        .count();
  }

  private static Readings heap(double share) {
    return new Readings(share, 0.5, 0.1);
  }

  private static GuardOptions withoutLadder() {
    GuardOptions on = GuardOptions.defaults();
    return new GuardOptions(
        true,
        false,
        on.optional(),
        on.heapPressure(),
        on.heapRelief(),
        on.cpuPressure(),
        on.latencyPressure(),
        on.interval(),
        on.calm());
  }
}
