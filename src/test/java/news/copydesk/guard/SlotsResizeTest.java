package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SlotsResizeTest {

  private static final int MOST = 6;

  private final Slots slots = new Slots(MOST, new SimpleMeterRegistry());

  @Test
  void whoHoldsASlotKeepsItAndNobodyElseGetsOneUntilEnoughAreBack() throws Exception {
    take(4);

    slots.limit(2);

    assertThat(slots.inFlight()).isEqualTo(4);
    slots.release();
    slots.release();
    assertThat(slots.acquire(0)).isFalse();
    slots.release();
    assertThat(slots.acquire(0)).isTrue();
    assertThat(slots.acquire(0)).isFalse();
  }

  @Test
  void aStepUpLetsOneMoreIn() throws Exception {
    slots.limit(1);
    take(1);

    slots.limit(2);

    assertThat(slots.acquire(0)).isTrue();
    assertThat(slots.acquire(0)).isFalse();
  }

  @Test
  void refusesALimitThatIsNone() {
    assertThatThrownBy(() -> slots.limit(0)).hasMessage("slots: 0 is not from 1 to 6");
    assertThatThrownBy(() -> slots.limit(7)).hasMessage("slots: 7 is not from 1 to 6");
  }

  @RepeatedTest(5)
  void losesAndInventsNoSlotHoweverOftenItIsResizedUnderLoad() throws Exception {
    long seed = new Random().nextLong();
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger over = new AtomicInteger();
    ExecutorService executor = Executors.newCachedThreadPool();
    List<Future<?>> workers = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * MOST; i++) {
        workers.add(executor.submit(() -> work(stop, inside, over)));
      }
      Random random = new Random(seed);
      for (int i = 0; i < 2_000; i++) {
        slots.limit(1 + random.nextInt(MOST));
        Thread.onSpinWait();
      }
      stop.set(true);
      for (Future<?> worker : workers) {
        worker.get(60, TimeUnit.SECONDS);
      }
    } finally {
      stop.set(true);
      executor.shutdownNow();
    }

    assertThat(over).as("more at once than there ever are slots; seed %d", seed).hasValue(0);
    slots.limit(MOST);
    assertThat(slots.inFlight()).as("seed %d", seed).isZero();
    take(MOST);
    assertThat(slots.acquire(0)).as("no slot too many; seed %d", seed).isFalse();
  }

  private Void work(AtomicBoolean stop, AtomicInteger inside, AtomicInteger over)
      throws InterruptedException {
    while (!stop.get()) {
      if (slots.acquire(Duration.ofMillis(5).toNanos())) {
        if (inside.incrementAndGet() > MOST) {
          over.incrementAndGet();
        }
        inside.decrementAndGet();
        slots.release();
      }
    }
    return null;
  }

  private void take(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      assertThat(slots.acquire(0)).as("slot %d", i).isTrue();
    }
  }
}
