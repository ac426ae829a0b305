package news.copydesk.sink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When to try again: after the first wait, then twice as long, up to the longest. One thread. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final Clock clock;
  private Duration next;
  private Instant due;

  Backoff(Duration first, Duration longest, Clock clock) {
    this.first = first;
    this.longest = longest;
    this.clock = clock;
    this.next = first;
    this.due = clock.instant();
  }

  /** Puts the next attempt off. */
  void failed() {
    due = clock.instant().plus(next);
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  /** Starts again from the first wait. */
  void succeeded() {
    next = first;
    due = clock.instant();
  }

  /** The time until the next attempt; zero when it is due. */
  Duration remaining() {
    Duration remaining = Duration.between(clock.instant(), due);
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }

  boolean isDue() {
    return remaining().isZero();
  }
}
