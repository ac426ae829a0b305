package news.copydesk.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SlotControlTest {

  private static final Readings FULL = new Readings(0.9, 0.3, 0.1);
  private static final Readings CALM = new Readings(0.5, 0.3, 0.1);

  private static final Flow NO_FLOW =
      new Flow() {
        @Override
        public void pause() {}

        @Override
        public void resume() {}
      };

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Slots slots = new Slots(4, registry);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(SlotControl.class);

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    // Whatever a command has set for the whole JVM.
    logger.setLevel(Level.INFO);
  }

  @AfterEach
  void leave() {
    logger.setLevel(null);
    logger.detachAppender(lines);
  }

  @Test
  void countsAndLogsEachChangeOnceWithItsReason() {
    guard(FULL, FULL, FULL);

    assertThat(slots.limit()).isEqualTo(2);
    assertThat(registry.get("inference_slots").gauge().value()).isEqualTo(2);
    assertThat(registry.get("inference_slots_configured").gauge().value()).isEqualTo(4);
    assertThat(changes("down", "heap")).isEqualTo(1);
    assertThat(lines.list).hasSize(1);
    assertThat(lines.list.get(0).getKeyValuePairs().toString())
        .contains("from=\"4\"", "to=\"2\"", "reason=\"heap\"", "heap=\"90 %\"");
  }

  @Test
  void saysNothingWhileNothingChanges() {
    guard(CALM, CALM, CALM);

    assertThat(lines.list).isEmpty();
    assertThat(changes("down", "heap")).isZero();
    assertThat(changes("up", "calm")).isZero();
  }

  @Test
  void countsTheWayBackToo() {
    guard(FULL, CALM, CALM, CALM, CALM, CALM, CALM);

    assertThat(slots.limit()).isEqualTo(3);
    assertThat(changes("up", "calm")).isEqualTo(1);
  }

  @Test
  void judgesAnotherLimitByArticlesUnderIt() {
    for (int i = 0; i < 100; i++) {
      slots.latencies().record("a", 1_000);
    }

    guard(FULL);

    assertThat(slots.latencies().p99()).isNaN();
  }

  @Test
  void showsWhatItRead() {
    guard(CALM, FULL);

    assertThat(registry.get("inference_pressure").tag("resource", "heap").gauge().value())
        .isEqualTo(0.9);
    assertThat(registry.get("inference_pressure").tag("resource", "cpu").gauge().value())
        .isEqualTo(0.3);
  }

  private void guard(Readings... each) {
    Iterator<Readings> readings = List.of(each).iterator();
    AdaptiveLimit limit = new AdaptiveLimit(4, 4, GuardOptions.defaults());
    try (Guard guard =
        new Guard(
            readings::next,
            slots,
            new SlotControl(slots, limit, registry),
            new LadderControl(
                new Ladder(GuardOptions.defaults()), NO_FLOW, slots.latencies(), registry),
            () -> {},
            registry)) {
      for (int i = 0; i < each.length; i++) {
        guard.step();
      }
    }
  }

  private double changes(String direction, String reason) {
    return registry
        .get("inference_slots_changes")
        .tags("direction", direction, "reason", reason)
        .counter()
        .count();
  }
}
