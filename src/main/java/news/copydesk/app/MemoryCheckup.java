package news.copydesk.app;

import java.lang.management.ManagementFactory;

/** Compares the heap with what the machine, or the container, has. */
final class MemoryCheckup {

  private static final long MEBIBYTE = 1 << 20;

  /** What an enricher needs besides its heap was measured at up to half of 1 GiB. */
  private static final double HEAP_SHARE = 0.75;

  /**
   * The compiled models with all annotators run in this much; docs/benchmarks.md has the numbers.
   */
  private static final long LEAST_HEAP = 256 * MEBIBYTE;

  private MemoryCheckup() {}

  static Finding ofThisProcess() {
    long total = Long.MAX_VALUE;
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      total = system.getTotalMemorySize();
    }
    return of(Runtime.getRuntime().maxMemory(), total);
  }

  /**
   * Judges two sizes.
   *
   * @param heap the largest heap, in bytes
   * @param total what there is in all, in bytes
   */
  static Finding of(long heap, long total) {
    String sizes = "heap up to %,d MiB of %,d MiB".formatted(heap / MEBIBYTE, total / MEBIBYTE);
    if (heap < LEAST_HEAP) {
      return Finding.warning(
          "memory", sizes + "; an enricher wants 256 MiB at least: COPYDESK_JAVA_OPTS=-Xmx1g");
    }
    return heap > total * HEAP_SHARE
        ? Finding.warning(
            "memory",
            sizes
                + "; that leaves too little for threads, buffers and mapped models, and the process"
                + " may be killed: lower -Xmx in COPYDESK_JAVA_OPTS, or raise the limit")
        : Finding.ok("memory", sizes);
  }
}
