package news.copydesk.annotation;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which a document must be done. Asked between sentences: nobody is interrupted and
 * no thread is left behind.
 */
public final class Deadline {

  private final LongSupplier nanoTime;
  private final long end;
  private final Duration limit;

  private Deadline(LongSupplier nanoTime, Duration limit) {
    this.nanoTime = nanoTime;
    this.limit = limit;
    this.end = nanoTime.getAsLong() + limit.toNanos();
  }

  /** A deadline that starts now, by the given clock in nanoseconds. */
  public static Deadline after(Duration limit, LongSupplier nanoTime) {
    return new Deadline(nanoTime, limit);
  }

  /** A deadline that starts now. */
  public static Deadline after(Duration limit) {
    return new Deadline(System::nanoTime, limit);
  }

  /** True once the time is up. */
  public boolean passed() {
    return remainingNanos() <= 0;
  }

  /** Time left, in nanoseconds; negative once the time is up. */
  public long remainingNanos() {
    return end - nanoTime.getAsLong();
  }

  /** The whole time that was given. */
  public Duration limit() {
    return limit;
  }
}
