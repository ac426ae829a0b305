package news.copydesk.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What waits to be written to one reader: a bounded queue. Whoever publishes never waits for a
 * reader: one whose queue is full has taken nothing for a while, and is dropped with its
 * connection, for only that ends the write that its thread of the server waits in.
 */
final class Subscription {

  /** Ten seconds' events, about; a browser that was dropped comes back by itself. */
  static final int WAITING = 16;

  private final Runnable drop;
  private final Deque<String> waiting = new ArrayDeque<>(WAITING);
  private boolean ended;

  /**
   * @param drop cuts the reader's connection; must not wait
   */
  Subscription(Runnable drop) {
    this.drop = drop;
  }

  void add(String event) {
    if (!queued(event)) {
      drop.run();
    }
  }

  /** False if there was no room, which ends it. */
  private synchronized boolean queued(String event) {
    if (ended) {
      return true;
    }
    if (waiting.size() == WAITING) {
      end();
      return false;
    }
    waiting.addLast(event);
    notifyAll();
    return true;
  }

  synchronized void end() {
    ended = true;
    waiting.clear();
    notifyAll();
  }

  synchronized boolean ended() {
    return ended;
  }

  /** The next event; empty if there is none for so long, or no more. */
  synchronized Optional<String> next(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (waiting.isEmpty() && !ended) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return Optional.ofNullable(waiting.pollFirst());
  }
}
