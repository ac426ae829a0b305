package news.copydesk.guard;

import com.sun.management.OperatingSystemMXBean;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * The share of its processors that this process used since it was asked before. From the time that
 * the process was charged and not from getProcessCpuLoad, which divides by the processors of the
 * host in a container (JDK-8269851). Not thread-safe.
 */
final class ProcessCpu {

  private final LongSupplier cpuNanos;
  private final LongSupplier nanoTime;
  private final IntSupplier processors;
  private long cpuBefore;
  private long timeBefore;

  ProcessCpu(LongSupplier cpuNanos, LongSupplier nanoTime, IntSupplier processors) {
    this.cpuNanos = cpuNanos;
    this.nanoTime = nanoTime;
    this.processors = processors;
    this.cpuBefore = cpuNanos.getAsLong();
    this.timeBefore = nanoTime.getAsLong();
  }

  static ProcessCpu of(OperatingSystemMXBean system) {
    // Asked each time: a container's limit may change.
    return new ProcessCpu(
        system::getProcessCpuTime,
        System::nanoTime,
        () -> Runtime.getRuntime().availableProcessors());
  }

  /** From 0 to 1; NaN where the system does not say. */
  double share() {
    long cpu = cpuNanos.getAsLong();
    long time = nanoTime.getAsLong();
    double share = (double) (cpu - cpuBefore) / ((time - timeBefore) * processors.getAsInt());
    boolean known = cpu >= 0 && cpuBefore >= 0 && time > timeBefore;
    cpuBefore = cpu;
    timeBefore = time;
    return known ? Math.min(1, share) : Double.NaN;
  }
}
