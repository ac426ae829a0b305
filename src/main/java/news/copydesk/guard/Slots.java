package news.copydesk.guard;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The inference slots of a process: at most N annotations at once, first come, first served. */
public final class Slots {

  private final Semaphore free;
  private final int count;
  private final Timer waiting;

  /** N slots; registers {@code inference_slots…} meters. */
  public Slots(int count, MeterRegistry registry) {
    if (count < 1) {
      throw new IllegalArgumentException("slots: " + count + " is less than 1");
    }
    this.count = count;
    this.free = new Semaphore(count, true);
    this.waiting =
        Timer.builder("inference_slot_wait")
            .description("Time that articles waited for an inference slot")
            .register(registry);
    Gauge.builder("inference_slots_in_flight", this, Slots::inFlight)
        .description("Annotations running now")
        .register(registry);
    Gauge.builder("inference_slots", () -> count)
        .description("Annotations that may run at once")
        .register(registry);
  }

  /** Whether a slot is free now. */
  public boolean spare() {
    return free.availablePermits() > 0;
  }

  /** How many slots are taken. */
  public int inFlight() {
    return count - free.availablePermits();
  }

  /**
   * Waits for a slot at most the given time; false when there was none.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  boolean acquire(long nanos) throws InterruptedException {
    long start = System.nanoTime();
    try {
      return free.tryAcquire(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } finally {
      waiting.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }

  void release() {
    free.release();
  }
}
