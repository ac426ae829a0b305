package news.copydesk.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Sets the number of slots as the readings ask, and says so once for each change. */
final class SlotControl {

  private static final Logger log = LoggerFactory.getLogger(SlotControl.class);

  private final Slots slots;
  private final AdaptiveLimit limit;
  private final MeterRegistry registry;

  SlotControl(Slots slots, AdaptiveLimit limit, MeterRegistry registry) {
    this.slots = slots;
    this.limit = limit;
    this.registry = registry;
    for (Resource resource : Resource.values()) {
      changes("down", resource.label());
    }
    changes("up", "calm");
  }

  void step(Readings readings) {
    limit.next(readings).ifPresent(change -> apply(change, readings));
  }

  private void apply(AdaptiveLimit.Change change, Readings readings) {
    slots.limit(change.to());
    // What was slow under another limit must not lower this one.
    slots.latencies().clear();
    Optional<Resource> reason = change.reason();
    changes(reason.isPresent() ? "down" : "up", reason.map(Resource::label).orElse("calm"))
        .increment();
    log.atLevel(reason.isPresent() ? Level.WARN : Level.INFO)
        .addKeyValue("from", change.from())
        .addKeyValue("to", change.to())
        .addKeyValue("reason", reason.map(Resource::label).orElse("calm"))
        .addKeyValue("heap", percent(readings.heap()))
        .addKeyValue("cpu", percent(readings.cpu()))
        .addKeyValue("latency", percent(readings.latency()))
        .log("inference slots changed");
  }

  private Counter changes(String direction, String reason) {
    return Counter.builder("inference_slots_changes")
        .description("Changes of the number of slots, by direction and by what asked for them")
        .tag("direction", direction)
        .tag("reason", reason)
        .register(registry);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "unknown" : Math.round(share * 100) + " %";
  }
}
