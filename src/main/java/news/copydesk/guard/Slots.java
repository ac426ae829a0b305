package news.copydesk.guard;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The inference slots of a process: at most N annotations at once, first come, first served. N may
 * change while they are in use. Thread-safe.
 */
public final class Slots {

  /** Longer than between two articles that wait, shorter than between two that do not. */
  private static final Duration LULL = Duration.ofMillis(5);

  private final Resizable free;
  private final int most;
  private final Latencies latencies = new Latencies(System::nanoTime);
  private final Timer waiting;
  private final LongSupplier nanos;
  private int limit;
  private volatile boolean wereTaken;
  private volatile long freeSince;

  /** N slots; registers {@code inference_slots…} meters. */
  public Slots(int count, MeterRegistry registry) {
    this(count, registry, System::nanoTime);
  }

  Slots(int count, MeterRegistry registry, LongSupplier nanos) {
    if (count < 1) {
      throw new IllegalArgumentException("slots: " + count + " is less than 1");
    }
    this.most = count;
    this.limit = count;
    this.free = new Resizable(count);
    this.nanos = nanos;
    this.freeSince = nanos.getAsLong() - LULL.toNanos();
    this.waiting =
        Timer.builder("inference_slot_wait")
            .description("Time that articles waited for an inference slot")
            .register(registry);
    Gauge.builder("inference_slots_in_flight", this, Slots::inFlight)
        .description("Annotations running now")
        .register(registry);
    Gauge.builder("inference_slots", this, Slots::limit)
        .description("Annotations that may run at once, now")
        .register(registry);
    Gauge.builder("inference_p99", () -> latencies.p99() / 1e9)
        .description(
            "99th percentile of an article's time over the last minute, waiting for a slot left"
                + " out")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("inference_slots_configured", () -> count)
        .description("Annotations that may run at once where nothing presses")
        .register(registry);
  }

  /** How many slots are free now. */
  public int spare() {
    return Math.max(0, free.availablePermits());
  }

  /**
   * How many slots are free, if one was all the while for some milliseconds: between one annotator
   * and the next, and one article and the next, each is free for a moment, and yet wanted.
   */
  public int spareForAWhile() {
    return wereTaken || nanos.getAsLong() - freeSince < LULL.toNanos() ? 0 : spare();
  }

  /** How many slots are taken; more than the limit just after it was lowered. */
  public synchronized int inFlight() {
    return limit - free.availablePermits();
  }

  /** How many slots there are now. */
  public synchronized int limit() {
    return limit;
  }

  /** How many slots there may be at most. */
  int most() {
    return most;
  }

  /**
   * Sets how many slots there are. Whoever holds one keeps it; after a step down nobody gets one
   * until enough have been given back.
   */
  synchronized void limit(int wanted) {
    if (wanted < 1 || wanted > most) {
      throw new IllegalArgumentException("slots: " + wanted + " is not from 1 to " + most);
    }
    int more = wanted - limit;
    limit = wanted;
    if (more > 0) {
      free.release(more);
    } else {
      free.reducePermits(-more);
    }
  }

  Latencies latencies() {
    return latencies;
  }

  /**
   * Waits for a slot at most the given time; false when there was none.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  boolean acquire(long most) throws InterruptedException {
    long start = System.nanoTime();
    try {
      boolean acquired = free.tryAcquire(Math.max(0, most), TimeUnit.NANOSECONDS);
      if (free.availablePermits() <= 0) {
        wereTaken = true;
      }
      return acquired;
    } finally {
      waiting.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }

  void release() {
    free.release();
    if (wereTaken) {
      freeSince = nanos.getAsLong();
      wereTaken = false;
    }
  }

  /** Opens what the JDK keeps protected; permits below zero are slots still to be given back. */
  private static final class Resizable extends Semaphore {

    @Serial private static final long serialVersionUID = 1L;

    Resizable(int permits) {
      super(permits, true);
    }

    @Override
    protected void reducePermits(int reduction) {
      super.reducePermits(reduction);
    }
  }
}
