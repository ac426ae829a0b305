package news.copydesk.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@code copydesk_ready}: what {@code /health/ready} answers, as a number that an alert can watch.
 */
public final class ReadyMeter implements MeterBinder {

  private final Health health;

  /** Asks the given health at every scrape; its checks never wait. */
  public ReadyMeter(Health health) {
    this.health = health;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("copydesk.ready", health, asked -> asked.report().ready() ? 1 : 0)
        .description("1 while the process is ready, as /health/ready says")
        .register(registry);
  }
}
