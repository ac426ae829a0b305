package news.copydesk.bench;

import io.micrometer.core.instrument.TimeGauge;
import java.util.EnumSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.copydesk.app.Instance;
import news.copydesk.app.Role;
import news.copydesk.config.CopydeskConfig;

/**
 * Enriches what is on the input topic and writes it to the database, exactly once, in this process
 * with the broker in another, and measures that.
 */
public final class WholePath {

  private static final long STALLED_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final CopydeskConfig config;

  /** Starts nothing yet. */
  public WholePath(CopydeskConfig config) {
    this.config = config;
  }

  /**
   * Runs until so many records have come out at the database or at the dead letters. The clock runs
   * from the moment when the warm-up is through to the last row.
   *
   * @param expected records on the input topic
   * @param warmUp records that do not count
   * @param tokens tokens of those that count
   */
  public Measurement measure(long expected, long warmUp, long tokens) throws InterruptedException {
    try (Instance instance = new Instance(config, EnumSet.allOf(Role.class))) {
      instance.start();
      long start = waitFor(instance, warmUp);
      long counted = expected - instance.through();
      long end = waitFor(instance, expected);
      double share = (double) counted / (expected - warmUp);
      return new Measurement(
          counted,
          Math.round(tokens * share),
          (end - start) / 1e9,
          loadSeconds(instance),
          PeakMemory.mebibytes());
    }
  }

  private static long waitFor(Instance instance, long records) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long last = 0;
    long lastMove = System.nanoTime();
    while (last < records) {
      if (never.await(5, TimeUnit.MILLISECONDS) || instance.failed()) {
        throw new IllegalStateException("the instance failed after " + last + " records");
      }
      long through = instance.through();
      if (through > last) {
        last = through;
        lastMove = System.nanoTime();
      } else if (System.nanoTime() - lastMove > STALLED_NANOS) {
        throw new IllegalStateException("stalled after " + last + " of " + records + " records");
      }
    }
    return System.nanoTime();
  }

  private static double loadSeconds(Instance instance) {
    TimeGauge load = instance.meters().find("model_load_duration").timeGauge();
    return load == null ? 0 : load.value(TimeUnit.SECONDS);
  }
}
