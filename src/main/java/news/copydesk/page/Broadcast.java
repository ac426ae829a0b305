package news.copydesk.page;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Hands every event to every reader. Thread-safe; publishing never waits. */
final class Broadcast implements AutoCloseable {

  private final int most;
  private final Set<Subscription> readers = ConcurrentHashMap.newKeySet();
  private boolean closed;

  /**
   * @param most readers at once; each holds a thread of the server
   */
  Broadcast(int most) {
    this.most = most;
  }

  /**
   * Empty if there are too many readers already.
   *
   * @param drop cuts the connection of a reader who takes nothing
   */
  synchronized Optional<Subscription> subscribe(Runnable drop) {
    if (closed || readers.size() >= most) {
      return Optional.empty();
    }
    Subscription subscription = new Subscription(drop);
    readers.add(subscription);
    return Optional.of(subscription);
  }

  void unsubscribe(Subscription subscription) {
    readers.remove(subscription);
  }

  boolean nobodyListens() {
    return readers.isEmpty();
  }

  void publish(String event) {
    readers.forEach(reader -> reader.add(event));
  }

  /** Ends every reader's stream. */
  @Override
  public synchronized void close() {
    closed = true;
    readers.forEach(Subscription::end);
  }
}
