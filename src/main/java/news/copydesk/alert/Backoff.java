package news.copydesk.alert;

import java.time.Duration;

/**
 * How long to wait between attempts: twice as long after each failure, up to a limit.
 *
 * @param first after the first failure
 * @param most at most
 */
record Backoff(Duration first, Duration most) {

  static Backoff defaults() {
    return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
  }

  /** The wait after so many failures, from 1. */
  Duration after(int failures) {
    int doublings = Math.min(failures - 1, 30);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(most) > 0 ? most : wait;
  }
}
