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
  private final Slots slots;
  private final SlotControl control;
  private final LadderControl ladder;
  private final Runnable collector;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Guard::thread);
  private volatile Readings last = Readings.unknown();

  Guard(
      Supplier<Readings> source,
      Slots slots,
      SlotControl control,
      LadderControl ladder,
      Runnable collector,
      MeterRegistry registry) {
    this.source = source;
    this.slots = slots;
    this.control = control;
    this.ladder = ladder;
    this.collector = collector;
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
   * @param flow waits at the foot of the ladder
   * @param deadline what an article may take
   */
  public static Guard start(
      Slots slots,
      Ladder ladder,
      Flow flow,
      GuardOptions options,
      Duration deadline,
      MeterRegistry registry) {
    int processors = Runtime.getRuntime().availableProcessors();
    Guard guard =
        new Guard(
            process(slots.latencies(), deadline),
            slots,
            new SlotControl(slots, new AdaptiveLimit(slots.most(), processors, options), registry),
            new LadderControl(ladder, flow, slots.latencies(), registry),
            LongLivedHeap::collect,
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
    if (ladder.waiting()) {
      // Nobody works, so nothing is collected by itself, and the last reading would stay for ever.
      collector.run();
      // Articles that were in hand end now; how slow they were says nothing of a stream at rest.
      slots.latencies().clear();
    }
    last = source.get();
    boolean single = slots.limit() == 1;
    if (ladder.atTop()) {
      control.step(last);
    }
    // Down: slots first, then the ladder. Up: the ladder first.
    if (single || !ladder.atTop()) {
      ladder.step(last);
    }
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
