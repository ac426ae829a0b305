package news.copydesk.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is measured of a model's load: how often, how long, how much memory, and its health. */
public final class ModelMeters {

  private static final Logger log = LoggerFactory.getLogger(ModelMeters.class);
  private static final double MEBIBYTE = 1024.0 * 1024.0;

  private final MeterRegistry registry;

  /** Registers its meters with the given registry as models are loaded. */
  public ModelMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Runs the loader between two measurements, and logs the load as one line. */
  <M extends Model> M recordLoad(ModelLoader<M> loader) {
    long heapBefore = heapAfterCollection();
    long start = System.nanoTime();
    M model = loader.load();
    long nanos = System.nanoTime() - start;
    double mebibytes = Math.max(0, heapAfterCollection() - heapBefore) / MEBIBYTE;

    ModelDescription description = model.description();
    Tags tags = Tags.of("model", description.name(), "version", description.version());
    Counter.builder("model_load")
        .description("Times this process has loaded the model")
        .tags(tags)
        .register(registry)
        .increment();
    TimeGauge.builder("model_load_duration", () -> nanos, TimeUnit.NANOSECONDS)
        .description("How long the model took to load")
        .tags(tags)
        .register(registry);
    Gauge.builder("model_memory_usage_mb", () -> mebibytes)
        .description("Heap that the model holds, in MiB, measured around its load")
        .tags(tags)
        .register(registry);
    Gauge.builder("model_health_status", () -> 1)
        .description("1 while the model is loaded and serving")
        .tags(tags)
        .register(registry);
    log.atInfo()
        .addKeyValue("model", description)
        .addKeyValue("millis", nanos / 1_000_000)
        .addKeyValue("heapMiB", Math.round(mebibytes))
        .log("model loaded");
    return model;
  }

  // A collection before and after makes the difference the model's own; two a process, off the
  // record path.
  private static long heapAfterCollection() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
