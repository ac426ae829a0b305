package news.copydesk.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadyMeterTest {

  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.INIT);
  private final AtomicReference<ComponentHealth> sink =
      new AtomicReference<>(ComponentHealth.ready());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void isOneOnlyWhileTheProcessRunsAndEveryPartIsReady() {
    Health health =
        new Health(
            Clock.systemUTC(),
            phase::get,
            List.of(HealthSource.of("sink", sink::get)),
            () -> List.of());
    new ReadyMeter(health).bindTo(registry);

    assertThat(ready()).as("starting").isZero();
    phase.set(Phase.FULLY_READY);
    assertThat(ready()).as("running").isEqualTo(1);
    sink.set(ComponentHealth.notReady("the database is down"));
    assertThat(ready()).as("a part is not ready").isZero();
  }

  private double ready() {
    return registry.get("copydesk.ready").gauge().value();
  }
}
