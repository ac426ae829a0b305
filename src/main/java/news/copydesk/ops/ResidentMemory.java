package news.copydesk.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The memory the operating system holds for this process, now and at most (Linux: VmRSS and VmHWM
 * of /proc/self/status); NaN where there is no such file.
 *
 * <p>What a container's limit is compared with; the heap is only a part of it.
 */
final class ResidentMemory implements MeterBinder {

  private static final Path STATUS = Path.of("/proc/self/status");

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("process.resident.memory", () -> bytes("VmRSS:"))
        .baseUnit("bytes")
        .description("Memory the operating system holds for the process")
        .register(registry);
    Gauge.builder("process.resident.memory.peak", () -> bytes("VmHWM:"))
        .baseUnit("bytes")
        .description("The most it has held since the start")
        .register(registry);
  }

  private static double bytes(String field) {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
