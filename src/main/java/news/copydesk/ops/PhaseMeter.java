package news.copydesk.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;

/** {@code copydesk_phase}: for each phase whether the process is in it. */
public final class PhaseMeter implements MeterBinder {

  private final Supplier<Phase> phase;

  /** Asks at every scrape. */
  public PhaseMeter(Supplier<Phase> phase) {
    this.phase = phase;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Phase each : Phase.values()) {
      Gauge.builder("copydesk.phase", phase, asked -> asked.get() == each ? 1 : 0)
          .description("1 for the phase that the process is in")
          .tag("phase", each.text())
          .strongReference(true)
          .register(registry);
    }
  }
}
