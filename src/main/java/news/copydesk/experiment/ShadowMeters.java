package news.copydesk.experiment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What is measured of a shadow. */
final class ShadowMeters {

  private final MeterRegistry registry;
  private final Tags tags;

  ShadowMeters(MeterRegistry registry, String model, String version) {
    this.registry = registry;
    this.tags = Tags.of("model", model, "version", version);
    // There from the start, so that a rate can be taken.
    dropped(0);
    failed(0);
  }

  void compared(ShadowFinding finding) {
    Counter.builder("shadow_articles")
        .description("Articles that a candidate worked on in the shadow, by whether it agreed")
        .tags(tags)
        .tag("agreed", Boolean.toString(finding.difference().none()))
        .register(registry)
        .increment();
    Timer.builder("shadow_latency")
        .description("Time of the candidate for one article")
        .tags(tags)
        .register(registry)
        .record(finding.candidateMicros(), TimeUnit.MICROSECONDS);
    differences("added", finding.difference().added());
    differences("lost", finding.difference().lost());
    differences("retyped", finding.difference().retyped());
    differences("same", finding.difference().same());
  }

  private void differences(String kind, long count) {
    Counter.builder("shadow_spans")
        .description("Spans of the live version and of a candidate in the shadow, compared")
        .tags(tags)
        .tag("difference", kind)
        .register(registry)
        .increment(count);
  }

  void dropped() {
    dropped(1);
  }

  void failed() {
    failed(1);
  }

  private void dropped(int count) {
    Counter.builder("shadow_dropped")
        .description("Articles that a shadow had no time for")
        .tags(tags)
        .register(registry)
        .increment(count);
  }

  private void failed(int count) {
    Counter.builder("shadow_failed")
        .description("Articles on which a candidate failed in the shadow")
        .tags(tags)
        .register(registry)
        .increment(count);
  }
}
