package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class SlotsTest {

  private static final Deadline LONG = Deadline.after(Duration.ofMinutes(5));

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void aSlotIsToSpareOnlyWhenOneHasBeenFreeForAWhile() throws Exception {
    AtomicLong nanos = new AtomicLong();
    Slots slots = new Slots(2, new SimpleMeterRegistry(), nanos::get);
    assertThat(slots.spareForAWhile()).isEqualTo(2);

    assertThat(slots.acquire(0)).isTrue();
    assertThat(slots.spareForAWhile()).isEqualTo(1);
    assertThat(slots.acquire(0)).isTrue();
    assertThat(slots.spareForAWhile()).isZero();
    slots.release();
    assertThat(slots.spare()).isEqualTo(1);
    assertThat(slots.spareForAWhile()).as("it may be between two articles").isZero();
    nanos.addAndGet(Duration.ofMillis(4).toNanos());
    assertThat(slots.acquire(0)).isTrue();
    slots.release();
    nanos.addAndGet(Duration.ofMillis(4).toNanos());
    assertThat(slots.spareForAWhile()).as("it was").isZero();

    nanos.addAndGet(Duration.ofMillis(1).toNanos());

    assertThat(slots.spareForAWhile()).isEqualTo(1);
    slots.release();
    assertThat(slots.spareForAWhile()).isEqualTo(2);
  }

  @Test
  void annotatesAtMostSoManyDocumentsAtOnce() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier pair = new CyclicBarrier(2);
    StubAnnotator annotator =
        new StubAnnotator(
            document -> {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              meet(pair); // only two at once ever get past, so the slots are used, too
              inside.decrementAndGet();
              return StubAnnotator.complete();
            });
    SlottedAnnotator slotted = new SlottedAnnotator(annotator, new Slots(2, registry));
    List<Future<Annotations>> running = new ArrayList<>();

    for (int i = 0; i < 16; i++) {
      running.add(executor.submit(() -> slotted.annotate(StubAnnotator.document(), LONG)));
    }
    for (Future<Annotations> future : running) {
      assertThat(future.get(60, TimeUnit.SECONDS).complete()).isTrue();
    }

    assertThat(most).hasValue(2);
  }

  @Test
  void timesOutADocumentThatGetsNoSlotByItsDeadline() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Slots slots = new Slots(1, registry);
    Future<Annotations> first = executor.submit(() -> blocking(slots, entered, leave));
    entered.await();
    SlottedAnnotator second = new SlottedAnnotator(StubAnnotator.completing(), slots);

    Annotations annotations =
        second.annotate(StubAnnotator.document(), Deadline.after(Duration.ofMillis(20)));

    Outcome outcome = annotations.outcomes().get(0);
    assertThat(outcome.status()).isEqualTo(Status.TIMED_OUT);
    assertThat(outcome.reason())
        .contains("no inference slot was free within the deadline of 20 ms");
    assertThat(annotations.entities()).isEmpty();
    assertThat(slots.inFlight()).isEqualTo(1);
    leave.countDown();
    assertThat(first.get(60, TimeUnit.SECONDS).complete()).isTrue();
    assertThat(slots.inFlight()).isZero();
  }

  @Test
  void handsASlotToWhoHasWaitedLongest() throws Exception {
    Slots slots = new Slots(1, new SimpleMeterRegistry());
    assertThat(slots.acquire(0)).isTrue();
    List<Integer> order = new ArrayList<>();
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int number = i;
      Thread thread = new Thread(() -> takeTurn(slots, order, number));
      thread.start();
      waiting.add(thread);
      untilWaiting(thread);
    }

    slots.release();
    for (Thread thread : waiting) {
      thread.join();
    }

    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void letsNobodyOvertakeWhoIsWaiting() throws Exception {
    Slots slots = new Slots(1, registry);
    CountDownLatch leave = new CountDownLatch(1);
    slots.acquire(0);
    Thread waiting = new Thread(() -> holdUntil(slots, leave));
    waiting.start();
    untilWaiting(waiting);

    slots.release();

    assertThat(slots.acquire(0)).isFalse();
    leave.countDown();
    waiting.join();
    assertThat(slots.acquire(0)).isTrue();
  }

  @Test
  void showsWaitingAndWorkInPrometheus() throws Exception {
    Slots slots = new Slots(3, registry);

    slots.acquire(0);

    assertThat(registry.scrape())
        .contains("inference_slots 3.0")
        .contains("inference_slots_in_flight 1.0")
        .contains("inference_slot_wait_seconds_count 1")
        .contains("inference_slot_wait_seconds_sum ");
  }

  @Test
  void countsTheTimeThatADocumentWaits() throws Exception {
    Slots slots = new Slots(1, registry);
    slots.acquire(0);

    assertThat(slots.acquire(Duration.ofMillis(30).toNanos())).isFalse();

    double waited = registry.get("inference_slot_wait").timer().totalTime(TimeUnit.MILLISECONDS);
    assertThat(waited).isGreaterThanOrEqualTo(30);
  }

  @Test
  void givesTheSlotBackWhenTheAnnotatorThrows() {
    Slots slots = new Slots(1, registry);
    SlottedAnnotator slotted = new SlottedAnnotator(StubAnnotator.throwing(), slots);

    assertThatThrownBy(() -> slotted.annotate(StubAnnotator.document(), LONG))
        .isSameAs(StubAnnotator.FAULT);

    assertThat(slots.inFlight()).isZero();
  }

  @Test
  void keepsTheInterruptAndNamesTheArticleWhenInterruptedWhileWaiting() throws Exception {
    Slots slots = new Slots(1, registry);
    slots.acquire(0);
    SlottedAnnotator slotted = new SlottedAnnotator(StubAnnotator.completing(), slots);

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> slotted.annotate(StubAnnotator.document(), LONG))
        .isInstanceOf(CancellationException.class)
        .hasMessage("stub of article a-1: interrupted while waiting for a slot");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refusesFewerThanOneSlot() {
    assertThatThrownBy(() -> new Slots(0, registry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("slots: 0 is less than 1");
  }

  private static Annotations blocking(Slots slots, CountDownLatch entered, CountDownLatch leave) {
    StubAnnotator annotator =
        new StubAnnotator(
            document -> {
              entered.countDown();
              await(leave);
              return StubAnnotator.complete();
            });
    return new SlottedAnnotator(annotator, slots).annotate(StubAnnotator.document(), LONG);
  }

  private static void takeTurn(Slots slots, List<Integer> order, int number) {
    try {
      if (slots.acquire(Duration.ofSeconds(60).toNanos())) {
        order.add(number); // the slot guards the list
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void holdUntil(Slots slots, CountDownLatch leave) {
    try {
      if (slots.acquire(Duration.ofSeconds(60).toNanos())) {
        leave.await();
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void untilWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertThat(thread.isAlive()).as("waits rather than having got a slot").isTrue();
      assertThat(Thread.currentThread().isInterrupted()).as("timed out").isFalse();
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
