package news.copydesk.alert;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Entities per article have left their baseline: over the last window they are more than four
 * standard errors and more than the configured share away from it. Catches models that load and
 * find nothing, and sources whose text has changed.
 */
final class DriftRule implements Rule {

  private static final double FAR = 4;

  /** Articles that a mean is made of. */
  private static final long FEWEST = 50;

  private final AlertOptions options;
  private final Baseline baseline = new Baseline();
  private Instant learnt = Instant.MIN;

  DriftRule(AlertOptions options) {
    this.options = options;
  }

  @Override
  public List<Alert> check(Observation now, History history) {
    learn(history.minutes());
    List<Minute> window = history.last(options.window());
    long articles = window.stream().mapToLong(Minute::articles).sum();
    long entities = window.stream().mapToLong(Minute::entities).sum();
    if (!baseline.warm() || articles < FEWEST) {
      return List.of();
    }
    double value = (double) entities / articles;
    double mean = baseline.mean();
    int minutes = (int) window.stream().filter(minute -> minute.articles() > 0).count();
    boolean far = baseline.distance(value, minutes) > FAR;
    if (!far || Math.abs(value - mean) <= options.drift() * mean) {
      return List.of();
    }
    String summary =
        String.format(
            Locale.ROOT,
            "%.1f entities per article in the last %d s; it has been %.1f (spread %.1f)",
            value,
            options.window().toSeconds(),
            mean,
            baseline.spread());
    return List.of(Alert.of(RuleName.DRIFT, summary, value, mean));
  }

  // Each minute once, and only when it is over.
  private void learn(List<Minute> minutes) {
    for (Minute minute : minutes.subList(0, Math.max(0, minutes.size() - 1))) {
      if (minute.start().isAfter(learnt)) {
        learnt = minute.start();
        if (minute.articles() > 0) {
          baseline.add(minute.entitiesPerArticle());
        }
      }
    }
  }
}
