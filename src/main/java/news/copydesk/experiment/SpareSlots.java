package news.copydesk.experiment;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * Inference slots that no article wants, for all shadows of a process: as many work at once as
 * there are such slots. None of them is taken, so that no article waits for it. Thread-safe.
 */
public final class SpareSlots {

  private final IntSupplier lasting;
  private final IntSupplier now;
  private final AtomicInteger working = new AtomicInteger();

  /**
   * @param lasting how many slots have been free for a while
   * @param now how many are free at this moment
   */
  public SpareSlots(IntSupplier lasting, IntSupplier now) {
    this.lasting = lasting;
    this.now = now;
  }

  /** Whether one may begin; it says when it is done. */
  boolean begin() {
    int others = working.get();
    return others < lasting.getAsInt() && working.compareAndSet(others, others + 1);
  }

  /** Whether those that work may go on. */
  boolean enough() {
    return working.get() <= now.getAsInt();
  }

  void done() {
    working.decrementAndGet();
  }
}
