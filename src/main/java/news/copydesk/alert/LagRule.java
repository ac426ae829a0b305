package news.copydesk.alert;

import java.util.List;

/**
 * The lag grows: over three windows, the least of the last is above the most of the first. A lag
 * that swings, or one that is being worked off, does not grow.
 */
final class LagRule implements Rule {

  private final AlertOptions options;

  LagRule(AlertOptions options) {
    this.options = options;
  }

  @Override
  public List<Alert> check(Observation now, History history) {
    List<Minute> span =
        history.last(options.window().multipliedBy(3)).stream()
            .filter(minute -> !Double.isNaN(minute.lag()))
            .toList();
    int third = span.size() / 3;
    if (third == 0 || tooShort(span)) {
      return List.of();
    }
    double first = span.subList(0, third).stream().mapToDouble(Minute::lag).max().orElseThrow();
    double last =
        span.subList(span.size() - third, span.size()).stream()
            .mapToDouble(Minute::lag)
            .min()
            .orElseThrow();
    if (last - first < options.lagGrowth()) {
      return List.of();
    }
    return List.of(
        Alert.of(
            RuleName.LAG_GROWING,
            "the worst partition is %d records behind; %d s ago it was %d"
                .formatted(
                    Math.round(now.lag()),
                    options.window().multipliedBy(3).toSeconds(),
                    Math.round(span.get(0).lag())),
            now.lag(),
            first + options.lagGrowth()));
  }

  private boolean tooShort(List<Minute> span) {
    long minutes = options.window().multipliedBy(3).toMinutes();
    long covered =
        (span.get(span.size() - 1).start().getEpochSecond() - span.get(0).start().getEpochSecond())
                / 60
            + 1;
    return covered < minutes;
  }
}
