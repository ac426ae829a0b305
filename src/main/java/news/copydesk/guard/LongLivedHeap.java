package news.copydesk.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The part of the heap where what lives longer is kept: the old or tenured generation; the whole
 * heap of collectors without generations. The young generation is left out, because an object that
 * does not fit into the old one is as lost with free space in the young.
 */
public final class LongLivedHeap {

  private LongLivedHeap() {}

  /**
   * How full it is.
   *
   * @param used bytes in use
   * @param most bytes it may grow to
   */
  public record Usage(long used, long most) {

    /** Share in use, from 0 to 1; NaN where the collector does not say. */
    public double share() {
      return most <= 0 ? Double.NaN : (double) used / most;
    }
  }

  /**
   * As its last collection left it, without the garbage that has come since; empty before the first
   * one.
   */
  public static Usage afterCollection() {
    return usage(MemoryPoolMXBean::getCollectionUsage);
  }

  /** Now, garbage included. */
  static Usage now() {
    return usage(MemoryPoolMXBean::getUsage);
  }

  /** After a collection that is made now. */
  static Usage collected() {
    collect();
    return afterCollection();
  }

  static void collect() {
    ManagementFactory.getMemoryMXBean().gc();
  }

  private static Usage usage(Function<MemoryPoolMXBean, @Nullable MemoryUsage> of) {
    long used = 0;
    long most = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      // Only pools of what lives longer watch a threshold of use.
      if (pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()) {
        MemoryUsage usage = of.apply(pool);
        long size = pool.getUsage().getMax();
        used += usage == null ? 0 : usage.getUsed();
        most += size < 0 ? Runtime.getRuntime().maxMemory() : size;
      }
    }
    return new Usage(used, most);
  }
}
