package news.copydesk.model;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * One loaded version with the count of those who use it: closed once, by whoever leaves last after
 * it was retired. Thread-safe; those who enter and leave do not wait for each other, nor share a
 * cache line where there are many of them.
 *
 * @param <M> the kind of model
 */
final class HeldModel<M extends Model> {

  private final M model;
  private final Instant since;
  private final Runnable closed;
  private final LongAdder entered = new LongAdder();
  private final LongAdder left = new LongAdder();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean retired;

  /**
   * @param closed told once, after the model is closed
   */
  HeldModel(M model, Instant since, Runnable closed) {
    this.model = model;
    this.since = since;
    this.closed = closed;
  }

  M model() {
    return model;
  }

  Instant since() {
    return since;
  }

  /** False if it is retired; then it must not be used. */
  boolean enter() {
    // Counted first and asked afterwards; retire() does it the other way round. So one of the two
    // always sees the other, and a model in use is never closed.
    entered.increment();
    if (!retired) {
      return true;
    }
    leave();
    return false;
  }

  void leave() {
    left.increment();
    if (retired) {
      closeIfUnused();
    }
  }

  void retire() {
    retired = true;
    closeIfUnused();
  }

  int users() {
    long gone = left.sum();
    return Math.toIntExact(entered.sum() - gone);
  }

  private void closeIfUnused() {
    // In this order: both only grow, so if they are equal, nobody was inside in between.
    if (users() == 0 && ended.compareAndSet(false, true)) {
      try {
        model.close();
      } finally {
        closed.run();
      }
    }
  }
}
