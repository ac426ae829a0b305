package news.copydesk.alert;

import java.time.Duration;
import java.util.Set;

/**
 * What is noticed, and when.
 *
 * @param off rules that are not asked
 * @param interval how often the rules are asked
 * @param repeatAfter after how long what still holds is sent again
 * @param degradedAfter how long an instance may be not ready
 * @param window over which the dead letters are counted, and how long articles must be slow
 * @param slowAbove longest 99th percentile of an article's time
 * @param deadLetterRate largest share of records set aside, 0 to 1
 * @param drift by how much entities per article may leave their baseline, as a share of it
 * @param lagGrowth by how many records the lag may grow in three windows
 */
public record AlertOptions(
    Set<RuleName> off,
    Duration interval,
    Duration repeatAfter,
    Duration degradedAfter,
    Duration window,
    Duration slowAbove,
    double deadLetterRate,
    double drift,
    int lagGrowth) {

  /** What is used where nothing is configured. */
  public static AlertOptions defaults() {
    return new AlertOptions(
        Set.of(),
        Duration.ofSeconds(15),
        Duration.ofHours(4),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        Duration.ofSeconds(5),
        0.05,
        0.3,
        1_000);
  }
}
