package news.copydesk.reprocess;

import java.time.Duration;

/**
 * How carefully articles are sent to the stream again.
 *
 * @param maxLag records that the stream may be behind, ours left out, before more is sent
 * @param maxWindow most articles that are in the stream at once for our sake; from 2
 * @param maxText most characters in the bodies of those that are sent together: long articles must
 *     not fill the memory
 * @param target how long they may take there
 * @param patience how long is waited for the first ones to arrive in the database
 */
public record ReprocessOptions(
    long maxLag, int maxWindow, long maxText, Duration target, Duration patience) {

  /** What is not asked for otherwise. */
  public static final ReprocessOptions DEFAULT =
      new ReprocessOptions(100, 2_000, 16_000_000, Duration.ofSeconds(1), Duration.ofSeconds(60));
}
