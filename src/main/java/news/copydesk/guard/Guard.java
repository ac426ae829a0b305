package news.copydesk.guard;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at heap, processors and latency at every interval, and has the guards act on it. */
public final class Guard implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private final Supplier<Readings> source;
  private final SlotControl slots;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Guard::thread);
  private volatile Readings last = Readings.unknown();

  Guard(Supplier<Readings> source, SlotControl slots, MeterRegistry registry) {
    this.source = source;
    this.slots = slots;
    for (Resource resource : Resource.values()) {
      Gauge.builder("inference_pressure", () -> resource.of(last))
          .description(
              "What the guards read: long-lived heap after its last collection, processors,"
                  + " 99th percentile of an article's time; each as a share of what there is")
          .tag("resource", resource.label())
          .register(registry);
    }
  }

  /**
   * Watches from now on.
   *
   * @param deadline what an article may take
   */
  public static Guard start(
      Slots slots, GuardOptions options, Duration deadline, MeterRegistry registry) {
    Guard guard =
        new Guard(
            process(slots.latencies(), deadline),
            new SlotControl(
                slots,
                new AdaptiveLimit(
                    slots.most(), Runtime.getRuntime().availableProcessors(), options),
                registry),
            registry);
    long nanos = options.interval().toNanos();
    if (options.adaptive()) {
      guard.timer.scheduleWithFixedDelay(guard::stepSafely, nanos, nanos, TimeUnit.NANOSECONDS);
    }
    return guard;
  }

  private static Supplier<Readings> process(Latencies latencies, Duration deadline) {
    ProcessCpu cpu =
        ProcessCpu.of(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class));
    return () ->
        new Readings(
            LongLivedHeap.afterCollection().share(),
            cpu.share(),
            latencies.p99() / deadline.toNanos());
  }

  void step() {
    last = source.get();
    slots.step(last);
  }

  // A timer forgets a task that threw.
  private void stepSafely() {
    try {
      step();
    } catch (RuntimeException e) {
      log.error("the guards could not look at the process; they go on", e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "guard");
    thread.setDaemon(true);
    return thread;
  }

  /** Watches no more; the slots stay as they are. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
