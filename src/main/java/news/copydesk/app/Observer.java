package news.copydesk.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.copydesk.alert.Observation;
import news.copydesk.alert.Observation.FailedModel;
import news.copydesk.experiment.TrialState;
import news.copydesk.guard.LongLivedHeap;
import news.copydesk.ops.Health;
import news.copydesk.ops.HealthReport;
import news.copydesk.ops.HealthState;
import news.copydesk.ops.ModelHealth;
import news.copydesk.ops.Phase;
import news.copydesk.rollout.VersionState;

/** What the features' meters and states say of this instance, in the words of the alerts. */
final class Observer implements Supplier<Observation> {

  private static final String LAG = "kafka.consumer.fetch.manager.records.lag.max";

  private final MeterRegistry registry;
  private final Health health;
  private final Supplier<List<TrialState>> trials;
  private final Clock clock;

  Observer(MeterRegistry registry, Health health, Supplier<List<TrialState>> trials, Clock clock) {
    this.registry = registry;
    this.health = health;
    this.trials = trials;
    this.clock = clock;
  }

  @Override
  public Observation get() {
    HealthReport report = health.report();
    return new Observation(
        clock.instant(),
        articles(),
        sum(registry.find("model_entities").counters()),
        sum(registry.find("dead_letters").counters()),
        largest(registry.find("inference_p99").gauges()),
        largest(registry.find(LAG).gauges()),
        LongLivedHeap.afterCollection().share(),
        (int) largest(registry.find("inference_slots").gauges()),
        notReady(report),
        Stream.concat(
                report.models().stream()
                    .filter(model -> model.state() == ModelHealth.State.FAILED)
                    .map(Observer::failed),
                trials.get().stream().flatMap(Observer::meddledWith))
            .distinct()
            .toList());
  }

  /** A candidate that is refused for another reason is whose business it is that tries it. */
  private static Stream<FailedModel> meddledWith(TrialState trial) {
    return trial.failure().stream()
        .filter(failure -> failure.cause() == VersionState.Cause.INTEGRITY)
        .map(failure -> new FailedModel(trial.model(), trial.version(), true, failure.error()));
  }

  /** Every annotator counts every article; versions of a model share them. */
  private long articles() {
    Map<String, Double> byAnnotator =
        registry.find("model_inference").counters().stream()
            .collect(
                Collectors.groupingBy(
                    counter -> Objects.requireNonNullElse(counter.getId().getTag("annotator"), ""),
                    Collectors.summingDouble(Counter::count)));
    return (long) byAnnotator.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  private static long sum(Collection<Counter> counters) {
    return (long) counters.stream().mapToDouble(Counter::count).sum();
  }

  private static double largest(Collection<Gauge> gauges) {
    return gauges.stream()
        .mapToDouble(Gauge::value)
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(Double.NaN);
  }

  // Who is being stopped is not degraded.
  private static Optional<String> notReady(HealthReport report) {
    if (report.ready() || report.phase() == Phase.STOPPING) {
      return Optional.empty();
    }
    List<String> reasons =
        report.components().entrySet().stream()
            .filter(component -> component.getValue().state() != HealthState.READY)
            .map(component -> component.getKey() + ": " + component.getValue().reason())
            .toList();
    return Optional.of(
        reasons.isEmpty() ? "the process is " + report.phase() : String.join("; ", reasons));
  }

  private static FailedModel failed(ModelHealth model) {
    String error = Objects.requireNonNullElse(model.error(), "failed");
    boolean integrity = VersionState.Cause.INTEGRITY.text().equals(model.cause());
    return new FailedModel(model.name(), model.version(), integrity, error);
  }
}
