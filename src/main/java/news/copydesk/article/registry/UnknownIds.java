package news.copydesk.article.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers for a short time which ids the registry does not know, so that a flood of poison
 * records does not flood the registry. Short, because a schema may be registered a moment later.
 * Thread-safe; bounded: the oldest go first.
 */
final class UnknownIds {
  static final Duration LIFETIME = Duration.ofSeconds(10);
  static final int CAPACITY = 1_000;

  private record Refusal(Instant until, UnknownSchemaException cause) {}

  private final Clock clock;
  private final Map<Integer, Refusal> refusals = new LinkedHashMap<>();

  UnknownIds(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(int id, UnknownSchemaException cause) {
    refusals.remove(id); // or it would keep its old place in the line
    refusals.put(id, new Refusal(clock.instant().plus(LIFETIME), cause));
    if (refusals.size() > CAPACITY) {
      refusals.remove(refusals.keySet().iterator().next());
    }
  }

  synchronized Optional<UnknownSchemaException> find(int id) {
    Refusal refusal = refusals.get(id);
    if (refusal == null) {
      return Optional.empty();
    }
    if (clock.instant().isBefore(refusal.until())) {
      return Optional.of(refusal.cause());
    }
    refusals.remove(id);
    return Optional.empty();
  }

  synchronized int size() {
    return refusals.size();
  }
}
