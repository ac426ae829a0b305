package news.copydesk.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import news.copydesk.rollout.StatusPart;

/**
 * How much an instance works, in what it says of itself: {@code load}, with articles a second and
 * the 99th percentile of the last heartbeat. What is not known is left out. For one thread.
 */
final class LoadPart implements StatusPart {

  private static final double PERCENTILE = 0.99;
  private static final double NANOS = 1e9;

  /** Said again sooner, it says the same: too few articles have come to count. */
  private static final double LEAST_SECONDS = 1;

  private final MeterRegistry registry;
  private final LongSupplier nanoTime;
  private long lastTime;
  private double lastArticles;
  private Map<Meter.Id, Latencies> lastLatencies = Map.of();
  private OptionalDouble rate = OptionalDouble.empty();
  private OptionalDouble p99 = OptionalDouble.empty();

  /**
   * @param nanoTime as {@link System#nanoTime()}
   */
  LoadPart(MeterRegistry registry, LongSupplier nanoTime) {
    this.registry = registry;
    this.nanoTime = nanoTime;
    this.lastTime = nanoTime.getAsLong();
  }

  @Override
  public void addTo(ObjectNode status) {
    ObjectNode load = status.putObject("load");
    double articles = articles();
    measure(articles);
    load.put("articles", (long) articles);
    rate.ifPresent(perSecond -> load.put("articlesPerSecond", perSecond));
    p99.ifPresent(millis -> load.put("p99Millis", millis));
    sum("kafka.consumer.fetch.manager.records.lag").ifPresent(lag -> load.put("lag", (long) lag));
    sum("inference_slots").ifPresent(slots -> load.put("slots", (long) slots));
    sum("inference_slots_in_flight").ifPresent(busy -> load.put("slotsInFlight", (long) busy));
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    load.put("heapBytes", heap.getUsed());
    load.put("heapMostBytes", heap.getMax());
    sum("process.resident.memory").ifPresent(bytes -> load.put("residentBytes", (long) bytes));
  }

  private void measure(double articles) {
    long now = nanoTime.getAsLong();
    double seconds = (now - lastTime) / NANOS;
    if (seconds < LEAST_SECONDS) {
      return;
    }
    Map<Meter.Id, Latencies> latencies =
        registry.find("model_inference_latency").timers().stream()
            .collect(Collectors.toMap(Timer::getId, Latencies::of));
    rate = OptionalDouble.of((articles - lastArticles) / seconds);
    p99 = slowest(latencies);
    lastTime = now;
    lastArticles = articles;
    lastLatencies = latencies;
  }

  /** Every annotator counts every article, in whichever version; so the greatest sum. */
  private double articles() {
    return registry.find("model_inference").counters().stream()
        .collect(
            Collectors.groupingBy(
                counter -> String.valueOf(counter.getId().getTag("annotator")),
                Collectors.summingDouble(Counter::count)))
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .max()
        .orElse(0);
  }

  private OptionalDouble slowest(Map<Meter.Id, Latencies> now) {
    return now.entrySet().stream()
        .map(each -> each.getValue().since(lastLatencies.get(each.getKey())))
        .flatMap(recent -> recent.percentile(PERCENTILE).stream().boxed())
        .mapToDouble(Double::doubleValue)
        .max();
  }

  private OptionalDouble sum(String gauge) {
    Collection<Gauge> gauges = registry.find(gauge).gauges();
    return gauges.stream()
        .mapToDouble(Gauge::value)
        .filter(value -> !Double.isNaN(value))
        .boxed()
        .reduce(Double::sum)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }
}
