package news.copydesk.ingest;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets so many articles through per second, evenly, until it is stopped. */
public final class Pace {

  private static final Duration NOTICEABLE = Duration.ofMillis(50);

  private final long nanosBetween;
  private final LongSupplier nanoTime;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long next;
  private boolean started;

  private Pace(long nanosBetween, LongSupplier nanoTime) {
    this.nanosBetween = nanosBetween;
    this.nanoTime = nanoTime;
  }

  /** As fast as they come. */
  public static Pace unlimited() {
    return new Pace(0, System::nanoTime);
  }

  /**
   * At most so many.
   *
   * @throws IllegalArgumentException unless it is above 0
   */
  public static Pace perSecond(double articles) {
    return perSecond(articles, System::nanoTime);
  }

  static Pace perSecond(double articles, LongSupplier nanoTime) {
    if (!(articles > 0)) {
      throw new IllegalArgumentException(
          "a rate of " + articles + " sends nothing; give one above 0");
    }
    return new Pace((long) Math.min(Long.MAX_VALUE, 1e9 / articles), nanoTime);
  }

  /** Waits for the next one's turn; false when stopped. For one thread. */
  public boolean await() throws InterruptedException {
    long now = nanoTime.getAsLong();
    if (!started) {
      started = true;
      next = now;
    }
    long wait = next - now;
    // A pause of the source is not caught up with: the limit holds at every moment.
    next = Math.max(next, now) + nanosBetween;
    return wait <= 0 ? !isStopped() : !stopped.await(wait, TimeUnit.NANOSECONDS);
  }

  /** Whether the next one's turn is some time away. For the thread that waits. */
  boolean willWait() {
    return started && next - nanoTime.getAsLong() > NOTICEABLE.toNanos();
  }

  /** Waits for so long; false when stopped. */
  public boolean pause(Duration duration) throws InterruptedException {
    return !stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends all waiting, now and later; for other threads. */
  public void stop() {
    stopped.countDown();
  }

  /** Whether it was stopped. */
  public boolean isStopped() {
    return stopped.getCount() == 0;
  }
}
