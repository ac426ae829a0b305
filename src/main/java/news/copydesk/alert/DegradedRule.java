package news.copydesk.alert;

import java.util.List;

/** The instance has not been ready for too long. */
final class DegradedRule implements Rule {

  private final AlertOptions options;
  private final Sustained sustained;

  DegradedRule(AlertOptions options) {
    this.options = options;
    this.sustained = new Sustained(options.degradedAfter());
  }

  @Override
  public List<Alert> check(Observation now, History history) {
    if (!sustained.holds(now.notReady().isPresent(), now.at())) {
      return List.of();
    }
    return List.of(
        Alert.of(
            RuleName.DEGRADED,
            "not ready for longer than %d s: %s"
                .formatted(options.degradedAfter().toSeconds(), now.notReady().orElse("")),
            Double.NaN,
            options.degradedAfter().toSeconds()));
  }
}
