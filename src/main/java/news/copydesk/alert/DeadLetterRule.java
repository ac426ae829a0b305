package news.copydesk.alert;

import java.util.List;
import java.util.Locale;

/** Too many records are set aside. */
final class DeadLetterRule implements Rule {

  /** Fewer say nothing about a rate. */
  private static final long FEWEST = 5;

  private final AlertOptions options;

  DeadLetterRule(AlertOptions options) {
    this.options = options;
  }

  @Override
  public List<Alert> check(Observation now, History history) {
    List<Minute> window = history.last(options.window());
    long aside = window.stream().mapToLong(Minute::deadLetters).sum();
    long all = aside + window.stream().mapToLong(Minute::articles).sum();
    double rate = all == 0 ? 0 : (double) aside / all;
    if (aside < FEWEST || rate <= options.deadLetterRate()) {
      return List.of();
    }
    String summary =
        String.format(
            Locale.ROOT,
            "%d of %d records of the last %d s were set aside (%.1f %%; the limit is %.1f %%)",
            aside,
            all,
            options.window().toSeconds(),
            100 * rate,
            100 * options.deadLetterRate());
    return List.of(Alert.of(RuleName.DEAD_LETTERS, summary, rate, options.deadLetterRate()));
  }
}
