package news.copydesk.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Day day = new Day();

  @Test
  void showsWhatFiresByRuleFromTheStart() {
    day.failed(new Observation.FailedModel("entities", "1.3.0", true, "SHA-256 differs"));

    try (Alerts alerts = alerts(AlertOptions.defaults())) {
      for (RuleName rule : RuleName.values()) {
        assertThat(firing(rule)).isZero();
      }
      alerts.step();

      assertThat(firing(RuleName.INTEGRITY_FAILED)).isEqualTo(1);
      assertThat(firing(RuleName.MODEL_LOAD_FAILED)).isZero();

      day.failed();
      alerts.step();
      alerts.step();

      assertThat(firing(RuleName.INTEGRITY_FAILED)).isZero();
    }
  }

  @Test
  void asksNoRuleThatIsOff() {
    day.failed(new Observation.FailedModel("entities", "1.3.0", true, "SHA-256 differs"));

    try (Alerts alerts = alerts(off(RuleName.INTEGRITY_FAILED))) {
      alerts.step();

      assertThat(firing(RuleName.INTEGRITY_FAILED)).isZero();
    }
  }

  private Alerts alerts(AlertOptions options) {
    return new Alerts(day::now, new History(), options, Optional.empty(), registry);
  }

  private static AlertOptions off(RuleName rule) {
    return new AlertOptions(
        Set.of(rule),
        Duration.ofSeconds(15),
        Duration.ofHours(4),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        Duration.ofSeconds(5),
        0.05,
        0.3,
        1_000);
  }

  private double firing(RuleName rule) {
    return registry.get("alerts_firing").tag("rule", rule.text()).gauge().value();
  }
}
