package news.copydesk.ops;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every component how it is and remembers since when. Thread-safe. */
public final class Health {

  private static final Logger log = LoggerFactory.getLogger(Health.class);

  private final Clock clock;
  private final Supplier<Phase> phase;
  private final List<HealthSource> sources;
  private final Supplier<List<ModelHealth>> models;
  private final Map<String, ComponentHealth> last = new ConcurrentHashMap<>();

  /**
   * Asks nobody yet.
   *
   * @param sources with different names, or IllegalArgumentException
   * @param models the model versions this process holds, asked for at every report
   */
  public Health(
      Clock clock,
      Supplier<Phase> phase,
      List<HealthSource> sources,
      Supplier<List<ModelHealth>> models) {
    this.clock = clock;
    this.phase = phase;
    this.sources = List.copyOf(sources);
    this.models = models;
    long names = sources.stream().map(HealthSource::name).distinct().count();
    if (names < sources.size()) {
      throw new IllegalArgumentException(
          "two health sources share a name: " + sources.stream().map(HealthSource::name).toList());
    }
  }

  /** The health now. A source that throws counts as not ready: one bad check must not kill us. */
  public HealthReport report() {
    Map<String, ComponentHealth> components = new LinkedHashMap<>();
    for (HealthSource source : sources) {
      components.put(source.name(), dated(source.name(), ask(source)));
    }
    return new HealthReport(phase.get(), components, List.copyOf(models.get()));
  }

  private static ComponentHealth ask(HealthSource source) {
    try {
      return source.check();
    } catch (RuntimeException e) {
      log.atWarn().addKeyValue("component", source.name()).setCause(e).log("health check failed");
      return ComponentHealth.notReady("the check itself failed: " + e);
    }
  }

  private ComponentHealth dated(String name, ComponentHealth now) {
    return last.merge(
        name,
        now.since() == null ? now.since(clock.instant()) : now,
        (before, seen) ->
            now.since() == null && before.state() == now.state() && before.since() != null
                ? now.since(before.since())
                : seen);
  }
}
