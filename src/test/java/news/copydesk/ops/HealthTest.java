package news.copydesk.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final SteppedClock clock = new SteppedClock(START);
  private final AtomicReference<ComponentHealth> sink =
      new AtomicReference<>(ComponentHealth.notReady("starting"));
  private final Health health = healthOf(HealthSource.of("sink", sink::get));

  @Test
  void datesAStateFromWhenItWasFirstSeen() {
    health.report();
    clock.step(Duration.ofSeconds(5));

    sink.set(ComponentHealth.notReady("still starting"));

    assertThat(component(health.report(), "sink"))
        .isEqualTo(ComponentHealth.notReady("still starting").since(START));
  }

  @Test
  void datesAChangedStateAnew() {
    health.report();
    clock.step(Duration.ofSeconds(5));

    sink.set(ComponentHealth.ready());

    assertThat(component(health.report(), "sink"))
        .isEqualTo(ComponentHealth.ready().since(START.plusSeconds(5)));
  }

  @Test
  void believesAComponentThatKnowsItsTime() {
    Instant known = START.minusSeconds(60);
    health.report();

    sink.set(ComponentHealth.notReady("down").since(known));

    assertThat(component(health.report(), "sink").since()).isEqualTo(known);
  }

  @Test
  void countsASourceThatThrowsAsNotReadyButLive() {
    HealthSource broken =
        HealthSource.of(
            "broken",
            () -> {
              throw new IllegalStateException("no such state");
            });

    HealthReport report = healthOf(broken).report();

    assertThat(report.ready()).isFalse();
    assertThat(report.live()).isTrue();
    assertThat(component(report, "broken").reason()).contains("no such state");
  }

  @Test
  void refusesTwoSourcesOfOneName() {
    HealthSource one = HealthSource.of("sink", ComponentHealth::ready);

    assertThatThrownBy(() -> healthOf(one, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[sink, sink]");
  }

  @Test
  void refusesAStateWithoutItsReason() {
    assertThatThrownBy(() -> ComponentHealth.failed(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FAILED must say why");
  }

  private Health healthOf(HealthSource... sources) {
    return new Health(clock, () -> Phase.FULLY_READY, List.of(sources), List::of);
  }

  private static ComponentHealth component(HealthReport report, String name) {
    ComponentHealth found = report.components().get(name);
    if (found == null) {
      throw new AssertionError(name + " is not in " + report);
    }
    return found;
  }

  private static final class SteppedClock extends Clock {

    private Instant now;

    SteppedClock(Instant start) {
      now = start;
    }

    void step(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("UTC only");
    }
  }
}
