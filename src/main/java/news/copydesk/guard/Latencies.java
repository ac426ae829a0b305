package news.copydesk.guard;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How long annotators held their slots lately. Thread-safe. */
final class Latencies {

  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanoTime;
  private final Map<String, Window> byAnnotator = new ConcurrentHashMap<>();

  Latencies(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void record(String annotator, long nanos) {
    byAnnotator
        .computeIfAbsent(annotator, name -> new Window())
        .record(nanos, nanoTime.getAsLong());
  }

  /**
   * The 99th percentile of the time that an article takes, in nanoseconds: the sum of those of the
   * annotators, since they work on it one after the other; at least the true one. NaN while too
   * little is known.
   */
  double p99() {
    long now = nanoTime.getAsLong();
    double sum = Double.NaN;
    for (Window window : byAnnotator.values()) {
      double one = window.p99(now);
      if (!Double.isNaN(one)) {
        sum = Double.isNaN(sum) ? one : sum + one;
      }
    }
    return sum;
  }

  /** Forgets what was under another limit. */
  void clear() {
    byAnnotator.clear();
  }

  /** The last durations of one annotator: a ring, so that memory is bounded at any rate. */
  private static final class Window {

    private static final int MOST = 1_000;
    private static final int LEAST = 10;

    private final long[] nanos = new long[MOST];
    private final long[] at = new long[MOST];
    private int count;

    synchronized void record(long duration, long now) {
      nanos[count % MOST] = duration;
      at[count % MOST] = now;
      // Beyond the first round only the position matters.
      count = count + 1 == 2 * MOST ? MOST : count + 1;
    }

    synchronized double p99(long now) {
      long[] young = new long[MOST];
      int n = 0;
      for (int i = 0; i < Math.min(count, MOST); i++) {
        if (now - at[i] <= WINDOW) {
          young[n++] = nanos[i];
        }
      }
      if (n < LEAST) {
        return Double.NaN;
      }
      Arrays.sort(young, 0, n);
      return young[(int) Math.ceil(0.99 * n) - 1];
    }
  }
}
