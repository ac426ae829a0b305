package news.copydesk.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is measured of a model's versions: how often each was loaded, how long that took, how much
 * memory, and whether it serves. Thread-safe.
 */
public final class ModelMeters {

  private static final Logger log = LoggerFactory.getLogger(ModelMeters.class);
  private static final double MEBIBYTE = 1024.0 * 1024.0;

  private final MeterRegistry registry;
  private final Map<Tags, AtomicInteger> serving = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> degraded = new ConcurrentHashMap<>();
  private final Map<Tags, AtomicLong> loadNanos = new ConcurrentHashMap<>();
  private final Map<Tags, AtomicLong> heapBytes = new ConcurrentHashMap<>();

  /** Registers its meters with the given registry as models are loaded. */
  public ModelMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Runs the loader between two measurements, and logs the load as one line. Collects garbage
   * twice, so only for loads at the start; later {@link #recordLoadUnderWay}.
   */
  public synchronized <M extends Model> M recordLoad(ModelLoader<M> loader) {
    long heapBefore = heapAfterCollection();
    long start = System.nanoTime();
    M model = loader.load();
    long nanos = System.nanoTime() - start;
    loaded(model.description(), nanos, Math.max(0, heapAfterCollection() - heapBefore));
    return model;
  }

  /**
   * Runs the loader while articles are being worked on: memory is not measured, for that would hold
   * them up.
   */
  public <M extends Model> M recordLoadUnderWay(ModelLoader<M> loader) {
    long start = System.nanoTime();
    M model = loader.load();
    loaded(model.description(), System.nanoTime() - start, -1);
    return model;
  }

  private void loaded(ModelDescription description, long nanos, long bytes) {
    Tags tags = tags(description);
    Counter.builder("model_load")
        .description("Times this process has loaded the model")
        .tags(tags)
        .register(registry)
        .increment();
    loadNanos.computeIfAbsent(tags, this::loadDuration).set(nanos);
    if (bytes >= 0) {
      heapBytes.computeIfAbsent(tags, this::memory).set(bytes);
    }
    log.atInfo()
        .addKeyValue("model", description)
        .addKeyValue("millis", nanos / 1_000_000)
        .addKeyValue("heapMiB", bytes < 0 ? "unmeasured" : Math.round(bytes / MEBIBYTE))
        .log("model loaded");
  }

  /**
   * A version could not be brought, or was refused.
   *
   * @param cause {@code integrity} or {@code load}
   */
  public void loadFailed(ModelDescription description, String cause) {
    Counter.builder("model_load_failed")
        .description("Times the version could not be loaded, or was refused")
        .tags(tags(description))
        .tag("cause", cause)
        .register(registry)
        .increment();
  }

  /**
   * The candidate of an experiment could not be brought, or was refused.
   *
   * @param cause {@code integrity} or {@code load}
   */
  public void candidateFailed(ModelDescription description, String cause) {
    Counter.builder("model_candidate_failed")
        .description("Times an experiment's candidate could not be loaded, or was refused")
        .tags(tags(description))
        .tag("cause", cause)
        .register(registry)
        .increment();
  }

  /** Whether the last attempt to bring a version of the model has failed: 1, or 0. */
  public void degraded(String model, int value) {
    degraded.computeIfAbsent(model, this::degradation).set(value);
  }

  /** One handle more, or one less, lends the version. */
  void serving(ModelDescription description, int change) {
    serving.computeIfAbsent(tags(description), this::health).addAndGet(change);
  }

  private AtomicLong loadDuration(Tags tags) {
    AtomicLong nanos = new AtomicLong();
    TimeGauge.builder("model_load_duration", nanos, TimeUnit.NANOSECONDS, AtomicLong::get)
        .description("How long the model took to load, the last time")
        .tags(tags)
        .strongReference(true)
        .register(registry);
    return nanos;
  }

  private AtomicLong memory(Tags tags) {
    AtomicLong bytes = new AtomicLong();
    Gauge.builder("model_memory_usage_mb", bytes, value -> value.get() / MEBIBYTE)
        .description("Heap that the model holds, in MiB, measured around its load at the start")
        .tags(tags)
        .strongReference(true)
        .register(registry);
    return bytes;
  }

  private AtomicInteger degradation(String model) {
    AtomicInteger value = new AtomicInteger();
    Gauge.builder("model_degraded", value, AtomicInteger::get)
        .description("1 while the version that was wanted last could not be loaded or was refused")
        .tag("model", model)
        .strongReference(true)
        .register(registry);
    return value;
  }

  private AtomicInteger health(Tags tags) {
    AtomicInteger handles = new AtomicInteger();
    Gauge.builder("model_health_status", handles, value -> Math.min(1, value.get()))
        .description("1 while the version is loaded, 0 when it is closed")
        .tags(tags)
        .strongReference(true)
        .register(registry);
    return handles;
  }

  private static Tags tags(ModelDescription description) {
    return Tags.of("model", description.name(), "version", description.version());
  }

  // A collection before and after makes the difference the model's own; two a process, off the
  // record path.
  private static long heapAfterCollection() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
