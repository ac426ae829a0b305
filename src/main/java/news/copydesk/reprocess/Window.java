package news.copydesk.reprocess;

import java.time.Duration;

/**
 * How many articles are sent together: as many as are through in about a second, with those before
 * them, so that a live article that comes behind them waits no longer than that. Doubled while they
 * are through within the target, halved when they took twice as long. For one thread.
 */
final class Window {

  static final int FIRST = 8;

  private final int most;
  private final Duration target;
  private int size;

  /**
   * @param most never more than so many
   * @param target how long they may take from being sent to being committed
   */
  Window(int most, Duration target) {
    this.most = most;
    this.target = target;
    this.size = Math.min(FIRST, most);
  }

  int size() {
    return size;
  }

  /** So long did so many articles take. */
  void took(int articles, Duration duration) {
    if (duration.compareTo(target.multipliedBy(2)) > 0) {
      size = Math.max(1, size / 2);
    } else if (duration.compareTo(target) <= 0 && articles >= size) {
      size = (int) Math.min(most, size * 2L);
    }
  }
}
