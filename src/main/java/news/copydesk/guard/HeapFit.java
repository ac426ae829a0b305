package news.copydesk.guard;

import java.util.OptionalLong;
import java.util.function.Supplier;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;

/**
 * Refuses a model before it is loaded if the heap would be under pressure with it: better the old
 * version than an OutOfMemoryError. While a version is replaced, both are in memory, and the old
 * one is counted with what is in use.
 */
public final class HeapFit {

  private static final long MEBIBYTE = 1L << 20;

  private final Supplier<LongLivedHeap.Usage> now;
  private final Supplier<LongLivedHeap.Usage> collected;
  private final double pressure;

  /**
   * Of this process.
   *
   * @param options say how full the heap may be
   */
  public HeapFit(GuardOptions options) {
    this(LongLivedHeap::now, LongLivedHeap::collected, options.heapPressure());
  }

  HeapFit(
      Supplier<LongLivedHeap.Usage> now, Supplier<LongLivedHeap.Usage> collected, double pressure) {
    this.now = now;
    this.collected = collected;
    this.pressure = pressure;
  }

  /**
   * Returns if the model fits.
   *
   * @param needed bytes of heap that it takes once loaded, as its manifest says; empty where nobody
   *     has measured them, and then it fits
   * @throws ModelLoadException with the numbers if it does not
   */
  public void check(ModelDescription model, OptionalLong needed) {
    if (needed.isEmpty() || fits(now.get(), needed.getAsLong())) {
      return;
    }
    // Only now: a collection stops every thread for a moment.
    LongLivedHeap.Usage heap = collected.get();
    if (fits(heap, needed.getAsLong())) {
      return;
    }
    throw new ModelLoadException(
        "model %s would not fit: it needs %d MiB of heap, and %d are free (%d of %d MiB are in use after a collection, and %d %% may be); give more (COPYDESK_JAVA_OPTS=-Xmx…, and the container's limit with it)"
            .formatted(
                model,
                up(needed.getAsLong()),
                Math.max(0, (most(heap) - heap.used()) / MEBIBYTE),
                up(heap.used()),
                heap.most() / MEBIBYTE,
                Math.round(100 * pressure)));
  }

  private boolean fits(LongLivedHeap.Usage heap, long needed) {
    return needed <= most(heap) - heap.used();
  }

  private long most(LongLivedHeap.Usage heap) {
    return (long) (pressure * heap.most());
  }

  private static long up(long bytes) {
    return (bytes + MEBIBYTE - 1) / MEBIBYTE;
  }
}
