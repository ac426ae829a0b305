package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {

  private static final Readings CALM = new Readings(0.5, 0.5, 0.1);
  private static final int TICKS_OF_CALM = 6; // 30 s by readings every 5 s

  private final GuardOptions options = GuardOptions.defaults();
  private final AdaptiveLimit limit = new AdaptiveLimit(8, 8, options);

  @Test
  void startsWithTheMost() {
    assertThat(limit.limit()).isEqualTo(8);
    assertThat(limit.next(CALM)).isEmpty();
  }

  @Test
  void isHalvedByEachCollectionThatLeavesTheHeapFull() {
    assertThat(limit.next(heap(0.86))).contains(change(8, 4, Resource.HEAP));
    assertThat(limit.next(heap(0.87))).contains(change(4, 2, Resource.HEAP));
    assertThat(limit.next(heap(0.88))).contains(change(2, 1, Resource.HEAP));
  }

  @Test
  void isHalvedOnceByTheSameCollection() {
    limit.next(heap(0.86));

    assertThat(limit.next(heap(0.86))).isEmpty();
    assertThat(limit.next(heap(0.86))).isEmpty();
  }

  @Test
  void neverGoesBelowOne() {
    for (int i = 0; i < 20; i++) {
      limit.next(heap(0.9 + i * 0.001));
    }

    assertThat(limit.limit()).isEqualTo(1);
  }

  @Test
  void isHalvedWhileArticlesComeNearTheirDeadline() {
    assertThat(limit.next(new Readings(0.5, 0.5, 0.81))).contains(change(8, 4, Resource.LATENCY));
  }

  @Test
  void growsByOneAfterEachCalmWhile() {
    limit.next(heap(0.9));

    for (int to = 5; to <= 8; to++) {
      calm(TICKS_OF_CALM - 1);
      assertThat(limit.next(CALM)).contains(new AdaptiveLimit.Change(to - 1, to, Optional.empty()));
    }
    calm(3 * TICKS_OF_CALM);
    assertThat(limit.limit()).isEqualTo(8);
  }

  @Test
  void staysBetweenPressureAndRelief() {
    limit.next(heap(0.9));

    for (int i = 0; i < 10 * TICKS_OF_CALM; i++) {
      assertThat(limit.next(heap(0.82))).isEmpty();
      assertThat(limit.next(new Readings(0.5, 0.5, 0.7))).isEmpty();
    }
  }

  @Test
  void startsTheCalmWhileAnewAfterAReadingThatIsNotRelieved() {
    limit.next(heap(0.9));
    calm(TICKS_OF_CALM - 1);

    limit.next(heap(0.82));

    assertThat(calm(TICKS_OF_CALM - 1)).isEmpty();
    assertThat(limit.next(CALM)).isPresent();
  }

  @Test
  void leavesOneSlotPerProcessorHoweverBusyTheyAre() {
    AdaptiveLimit many = new AdaptiveLimit(8, 3, options);
    Readings busy = new Readings(0.5, 1.0, 0.1);

    assertThat(many.next(busy)).contains(change(8, 4, Resource.CPU));
    assertThat(many.next(busy)).contains(change(4, 3, Resource.CPU));
    assertThat(many.next(busy)).isEmpty();
    for (int i = 0; i < 3 * TICKS_OF_CALM; i++) {
      assertThat(many.next(busy)).as("another slot would only wait for a processor").isEmpty();
    }
  }

  @Test
  void growsBackToOneSlotPerProcessorWhileTheyAreBusy() {
    limit.next(heap(0.9));

    for (int i = 0; i < 4 * TICKS_OF_CALM; i++) {
      limit.next(new Readings(0.5, 1.0, 0.1));
    }

    assertThat(limit.limit()).isEqualTo(8);
  }

  @Test
  void isNotMovedByWhatNobodyKnows() {
    for (int i = 0; i < 3 * TICKS_OF_CALM; i++) {
      assertThat(limit.next(Readings.unknown())).isEmpty();
    }
  }

  private Optional<AdaptiveLimit.Change> calm(int ticks) {
    Optional<AdaptiveLimit.Change> last = Optional.empty();
    for (int i = 0; i < ticks; i++) {
      last = limit.next(CALM);
    }
    return last;
  }

  private static Readings heap(double share) {
    return new Readings(share, 0.5, 0.1);
  }

  private static AdaptiveLimit.Change change(int from, int to, Resource reason) {
    return new AdaptiveLimit.Change(from, to, Optional.of(reason));
  }
}
