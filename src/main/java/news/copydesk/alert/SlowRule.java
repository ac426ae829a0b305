package news.copydesk.alert;

import java.util.List;
import java.util.Locale;

/** One article in a hundred takes too long, and has for a while. */
final class SlowRule implements Rule {

  private final double most;
  private final Sustained sustained;

  SlowRule(AlertOptions options) {
    this.most = options.slowAbove().toNanos() / 1e9;
    this.sustained = new Sustained(options.window());
  }

  @Override
  public List<Alert> check(Observation now, History history) {
    if (!sustained.holds(now.p99Seconds() > most, now.at())) {
      return List.of();
    }
    String summary =
        String.format(
            Locale.ROOT,
            "one article in a hundred takes %.1f s or longer; the limit is %.1f s",
            now.p99Seconds(),
            most);
    return List.of(Alert.of(RuleName.SLOW, summary, now.p99Seconds(), most));
  }
}
