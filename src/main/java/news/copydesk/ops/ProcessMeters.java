package news.copydesk.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The meters of the process as a whole: JVM memory, GC, threads and classes, CPU, uptime, resident
 * memory, and {@code copydesk_build_info}; and the binders the caller adds, which end with it.
 *
 * <p>Not thread-safe: bound at the start, closed at the end, by one thread.
 */
public final class ProcessMeters implements AutoCloseable {

  private final MeterRegistry registry;
  private final Deque<AutoCloseable> bound = new ArrayDeque<>();

  private ProcessMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Binds the process's own meters.
   *
   * @param version of Copydesk, for {@code copydesk_build_info}
   */
  public static ProcessMeters bind(MeterRegistry registry, String version) {
    ProcessMeters meters = new ProcessMeters(registry);
    List.of(
            new JvmMemoryMetrics(),
            new JvmGcMetrics(),
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            new ResidentMemory())
        .forEach(meters::add);
    Gauge.builder("copydesk.build.info", () -> 1)
        .description("Constant 1; the labels say which build and Java this is")
        .tag("version", version)
        .tag("java", Runtime.version().toString())
        .register(registry);
    return meters;
  }

  /**
   * Binds one more, such as {@code new KafkaStreamsMetrics(streams)}; closed with this, in reverse
   * order, if it is AutoCloseable.
   */
  public ProcessMeters add(MeterBinder binder) {
    binder.bindTo(registry);
    if (binder instanceof AutoCloseable closeable) {
      bound.push(closeable);
    }
    return this;
  }

  /** Stops what listens or refreshes; the last values stay readable. */
  @Override
  public void close() {
    IllegalStateException failure = null;
    while (!bound.isEmpty()) {
      try {
        bound.pop().close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        if (failure == null) {
          failure = new IllegalStateException("a meter binder did not close");
        }
        failure.addSuppressed(e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
