package news.copydesk.page;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the process's meters by the names that docs/metrics.md promises. */
final class Readings {

  private static final double MOST = 0.99;

  private final MeterRegistry registry;

  Readings(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * What has been done since the start.
   *
   * @param articles enriched, or written where nothing is enriched
   * @param seconds the time that took, all annotators together
   */
  record Done(long articles, double seconds) {}

  /** Every annotator sees every article, so the busiest one's count is the articles'. */
  Done done() {
    List<Vitals.Stage> stages = stages();
    if (stages.isEmpty()) {
      Counter written = registry.find("copydesk.sink.articles").counter();
      Timer write = registry.find("copydesk.sink.write").timer();
      return new Done(
          written == null ? 0 : (long) written.count(),
          write == null ? 0 : write.totalTime(TimeUnit.SECONDS));
    }
    Map<String, Long> byAnnotator = new TreeMap<>();
    double seconds = 0;
    for (Vitals.Stage stage : stages) {
      byAnnotator.merge(stage.annotator(), stage.articles(), Long::sum);
      seconds += stage.millis() * stage.articles() / 1_000;
    }
    return new Done(byAnnotator.values().stream().max(Long::compare).orElse(0L), seconds);
  }

  List<Vitals.Stage> stages() {
    return registry.find("model_inference_latency").timers().stream()
        .map(Readings::stage)
        .sorted(Comparator.comparing(Vitals.Stage::annotator).thenComparing(Vitals.Stage::version))
        .toList();
  }

  private static Vitals.Stage stage(Timer timer) {
    long count = timer.count();
    return new Vitals.Stage(
        tag(timer, "annotator"),
        tag(timer, "model"),
        tag(timer, "version"),
        count,
        count == 0 ? 0 : timer.totalTime(TimeUnit.MILLISECONDS) / count,
        slowest(timer, count));
  }

  private static @Nullable Double slowest(Timer timer, long count) {
    for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
      if (count > 0 && bucket.count() >= MOST * count) {
        return bucket.bucket(TimeUnit.MILLISECONDS);
      }
    }
    return null;
  }

  List<Vitals.Cause> deadLetters() {
    return registry.find("dead_letters").counters().stream()
        .map(counter -> new Vitals.Cause(tag(counter, "error"), (long) counter.count()))
        .sorted(
            Comparator.comparingLong(Vitals.Cause::records)
                .reversed()
                .thenComparing(Vitals.Cause::error))
        .toList();
  }

  private static String tag(Meter meter, String name) {
    return Objects.requireNonNullElse(meter.getId().getTag(name), "");
  }
}
