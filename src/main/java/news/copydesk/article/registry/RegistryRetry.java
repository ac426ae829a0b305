package news.copydesk.article.registry;

import java.time.Duration;

/**
 * How long to go on asking a registry that does not answer: waits grow from the first to the
 * longest by doubling, each shortened at random by up to a half, until the whole has taken {@code
 * maxElapsed}.
 *
 * @param maxElapsed time after which the client gives up and throws; zero asks once. Keep it, and
 *     the request timeout, well below the consumer's {@code max.poll.interval.ms}
 */
public record RegistryRetry(Duration initialBackoff, Duration maxBackoff, Duration maxElapsed) {
  /**
   * Throws IllegalArgumentException, naming the value, for waits that are not positive or out of
   * order.
   */
  public RegistryRetry {
    if (initialBackoff.isNegative() || initialBackoff.isZero()) {
      throw new IllegalArgumentException(
          "registry retry initial back-off: must be over 0, was " + initialBackoff);
    }
    if (maxBackoff.compareTo(initialBackoff) < 0) {
      throw new IllegalArgumentException(
          "registry retry max back-off: must be at least the initial back-off "
              + initialBackoff
              + ", was "
              + maxBackoff);
    }
    if (maxElapsed.isNegative()) {
      throw new IllegalArgumentException(
          "registry.retry-for: must not be negative, was " + maxElapsed);
    }
  }

  /** 100 ms, 2 s, 30 s. */
  public static RegistryRetry defaults() {
    return new RegistryRetry(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(30));
  }

  /** Asks every URL once, then gives up. */
  public static RegistryRetry never() {
    return new RegistryRetry(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO);
  }

  /**
   * The wait before the next attempt.
   *
   * @param failures how many attempts have failed, from 1
   * @param random from 0 (the full wait) to below 1 (half of it)
   */
  Duration backoff(int failures, double random) {
    long longest = maxBackoff.toNanos();
    int doublings = Math.min(failures - 1, 30);
    double full = Math.min((double) longest, initialBackoff.toNanos() * Math.pow(2, doublings));
    return Duration.ofNanos((long) (full * (1 - random / 2)));
  }
}
