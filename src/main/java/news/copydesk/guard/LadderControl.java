package news.copydesk.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Steps on the ladder as the readings ask, has articles wait at its foot, and says so once. */
final class LadderControl {

  private static final Logger log = LoggerFactory.getLogger(LadderControl.class);

  private final Ladder ladder;
  private final Flow flow;
  private final Latencies latencies;
  private final MeterRegistry registry;

  LadderControl(Ladder ladder, Flow flow, Latencies latencies, MeterRegistry registry) {
    this.ladder = ladder;
    this.flow = flow;
    this.latencies = latencies;
    this.registry = registry;
    Gauge.builder("inference_ladder", () -> ladder.rung().ordinal())
        .description(
            "What is left out under pressure: 0 nothing, 1 optional annotators, 2 all but the"
                + " gazetteer, 3 articles wait")
        .register(registry);
    steps("down", Resource.HEAP.label());
    steps("down", Resource.LATENCY.label());
    steps("up", "calm");
  }

  boolean atTop() {
    return ladder.atTop();
  }

  boolean waiting() {
    return ladder.rung() == Rung.WAIT;
  }

  void step(Readings readings) {
    ladder.next(readings).ifPresent(this::apply);
  }

  private void apply(Ladder.Step step) {
    if (step.to() == Rung.WAIT) {
      flow.pause();
    } else if (step.from() == Rung.WAIT) {
      flow.resume();
    }
    // What was slow on another rung must not count on this one.
    latencies.clear();
    boolean down = step.reason().isPresent();
    String reason = step.reason().map(Resource::label).orElse("calm");
    steps(down ? "down" : "up", reason).increment();
    log.atLevel(down ? Level.WARN : Level.INFO)
        .addKeyValue("from", step.from().label())
        .addKeyValue("to", step.to().label())
        .addKeyValue("reason", reason)
        .addKeyValue("means", step.to().meaning())
        .log("stepped on the ladder");
  }

  private Counter steps(String direction, String reason) {
    return Counter.builder("inference_ladder_steps")
        .description("Steps on the ladder, by direction and by what asked for them")
        .tag("direction", direction)
        .tag("reason", reason)
        .register(registry);
  }
}
