package news.copydesk.guard;

import java.time.Duration;
import java.util.Set;

/**
 * When the guards act. Between pressure and relief nothing changes (hysteresis).
 *
 * @param adaptive whether the number of slots adapts
 * @param ladder whether annotators are left out while a single slot is still too much
 * @param optional annotators that are left out first, by name
 * @param heapPressure share of the long-lived heap in use after a collection, from which it presses
 * @param heapRelief share below which it presses no more
 * @param cpuPressure share of the processors in use, from which more slots than processors press
 * @param latencyPressure 99th percentile of the time for an article, as a share of the deadline,
 *     from which it presses; it presses no more below three quarters of that
 * @param interval how often the readings are taken
 * @param calm how long nothing must press before a step back
 */
public record GuardOptions(
    boolean adaptive,
    boolean ladder,
    Set<String> optional,
    double heapPressure,
    double heapRelief,
    double cpuPressure,
    double latencyPressure,
    Duration interval,
    Duration calm) {

  private static final double LATENCY_RELIEF = 0.75;

  /** Checks that relief is below pressure. */
  public GuardOptions {
    if (heapRelief >= heapPressure) {
      throw new IllegalArgumentException(
          "guard.heap-relief is %s; it must be below guard.heap-pressure, %s"
              .formatted(heapRelief, heapPressure));
    }
  }

  /** What is used where nothing is configured. */
  public static GuardOptions defaults() {
    return new GuardOptions(
        true,
        true,
        Set.of("topics", "sentiment"),
        0.85,
        0.80,
        0.95,
        0.8,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30));
  }

  /** The last rung on which the annotator of this name works. */
  public Rung lowest(String annotator) {
    if (annotator.equals("gazetteer")) {
      return Rung.WAIT;
    }
    return optional.contains(annotator) ? Rung.ALL : Rung.WITHOUT_OPTIONAL;
  }

  double pressure(Resource resource) {
    return switch (resource) {
      case HEAP -> heapPressure;
      case LATENCY -> latencyPressure;
      case CPU -> cpuPressure;
    };
  }

  double relief(Resource resource) {
    return switch (resource) {
      case HEAP -> heapRelief;
      case LATENCY -> latencyPressure * LATENCY_RELIEF;
      case CPU -> cpuPressure;
    };
  }
}
