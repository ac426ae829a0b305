package news.copydesk.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What waits to be written to one reader: a bounded queue that drops its oldest. Whoever publishes
 * never waits for a reader.
 */
final class Subscription {

  /** A minute's events; a reader who is further behind is shown less. */
  static final int WAITING = 64;

  private final Deque<String> waiting = new ArrayDeque<>(WAITING);
  private boolean ended;

  synchronized void add(String event) {
    if (ended) {
      return;
    }
    if (waiting.size() == WAITING) {
      waiting.removeFirst();
    }
    waiting.addLast(event);
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    waiting.clear();
    notifyAll();
  }

  synchronized boolean ended() {
    return ended;
  }

  synchronized int size() {
    return waiting.size();
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
