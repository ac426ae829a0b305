package news.copydesk.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.model.ModelDescription;

/** Counts and times what an annotator does, by model, version and status. */
public final class MeteredAnnotator extends AnnotatorDecorator {

  /** From a brief to an article at its deadline; few enough for a scrape. */
  private static final Duration[] BUCKETS =
      LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Timer latency;
  private final Counter entities;
  private final Map<Status, Counter> totals = new EnumMap<>(Status.class);

  /** Meters the given annotator; the outermost decorator, so that waiting counts too. */
  public MeteredAnnotator(Annotator annotator, MeterRegistry registry) {
    super(annotator);
    ModelDescription model = annotator.description();
    Tags tags =
        Tags.of("annotator", annotator.name(), "model", model.name(), "version", model.version());
    this.latency =
        Timer.builder("model_inference_latency")
            .description("Time to annotate one article, waiting for a slot included")
            .tags(tags)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    this.entities =
        Counter.builder("model_entities")
            .description("Entities that the annotator added to articles")
            .tags(tags)
            .register(registry);
    for (Status status : Status.values()) {
      totals.put(
          status,
          Counter.builder("model_inference")
              .description("Articles annotated, by how it ended")
              .tags(tags)
              .tag("status", status.name())
              .register(registry));
    }
  }

  @Override
  public Annotations annotate(Document document, Annotations before, Deadline deadline) {
    long start = System.nanoTime();
    Annotations annotations = annotator.annotate(document, before, deadline);
    long nanos = System.nanoTime() - start;
    latency.record(nanos, TimeUnit.NANOSECONDS);
    entities.increment(Math.max(0, annotations.entities().size() - before.entities().size()));
    List<Outcome> outcomes = annotations.outcomes();
    for (Outcome outcome : outcomes.subList(before.outcomes().size(), outcomes.size())) {
      Counter total = totals.get(outcome.status());
      if (total != null) {
        total.increment();
      }
    }
    return annotations;
  }
}
