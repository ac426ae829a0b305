package news.copydesk.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * The part of the heap where what lives longer is kept (the old or tenured generation; the whole
 * heap of collectors without generations), as its last collection left it: what is in use between
 * two collections is mostly garbage and says nothing. The young generation is left out, because an
 * object that does not fit into the old one is as lost with free space in the young.
 */
public final class LongLivedHeap {

  private LongLivedHeap() {}

  /**
   * How it was after its last collection.
   *
   * @param used bytes in use; 0 before the first collection
   * @param most bytes it may grow to
   */
  public record Usage(long used, long most) {

    /** Bytes that were free. */
    public long free() {
      return most - used;
    }

    /** Share in use, from 0 to 1; NaN where the collector does not say. */
    public double share() {
      return most <= 0 ? Double.NaN : (double) used / most;
    }
  }

  /** As the last collection left it. */
  public static Usage afterCollection() {
    long used = 0;
    long most = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      // Only pools of what lives longer watch a threshold of use.
      if (pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()) {
        MemoryUsage left = pool.getCollectionUsage();
        long size = pool.getUsage().getMax();
        used += left == null ? 0 : left.getUsed();
        most += size < 0 ? Runtime.getRuntime().maxMemory() : size;
      }
    }
    return new Usage(used, most);
  }
}
