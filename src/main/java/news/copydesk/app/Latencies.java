package news.copydesk.app;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many took how long.
 *
 * @param millis upper bounds of the buckets, ascending
 * @param counts in each bucket and all below it
 * @param total also those above the last bound
 */
record Latencies(List<Double> millis, List<Double> counts, double total) {

  static Latencies of(Timer timer) {
    HistogramSnapshot snapshot = timer.takeSnapshot();
    CountAtBucket[] buckets = snapshot.histogramCounts();
    return new Latencies(
        Arrays.stream(buckets).map(bucket -> bucket.bucket(TimeUnit.MILLISECONDS)).toList(),
        Arrays.stream(buckets).map(CountAtBucket::count).toList(),
        snapshot.count());
  }

  /** Those that were not counted before. */
  Latencies since(@Nullable Latencies before) {
    if (before == null) {
      return this;
    }
    List<Double> more =
        IntStream.range(0, counts.size())
            .mapToObj(i -> counts.get(i) - before.counts.get(i))
            .toList();
    return new Latencies(millis, more, total - before.total);
  }

  /** The bound of the bucket in which the percentile lies; nothing where nothing was counted. */
  OptionalDouble percentile(double percentile) {
    if (total <= 0 || millis.isEmpty()) {
      return OptionalDouble.empty();
    }
    for (int i = 0; i < millis.size(); i++) {
      if (counts.get(i) >= percentile * total) {
        return OptionalDouble.of(millis.get(i));
      }
    }
    return OptionalDouble.of(millis.get(millis.size() - 1));
  }
}
