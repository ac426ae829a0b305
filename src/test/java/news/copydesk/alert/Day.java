package news.copydesk.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An instance whose day is played minute by minute. */
final class Day {

  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final History history = new History();
  private Observation now =
      new Observation(START, 0, 0, 0, Double.NaN, 0, 0.5, 2, Optional.empty(), List.of());

  Day() {
    history.add(now);
  }

  History history() {
    return history;
  }

  Observation now() {
    return now;
  }

  /** Passes one minute in which this happened. */
  Day minute(long articles, long entities, long deadLetters, double p99, double lag) {
    return pass(Duration.ofMinutes(1), articles, entities, deadLetters, p99, lag);
  }

  Day articles(long articles, double entitiesPerArticle) {
    return minute(articles, Math.round(articles * entitiesPerArticle), 0, 0.01, 0);
  }

  Day pass(Duration time, long articles, long entities, long deadLetters, double p99, double lag) {
    now =
        new Observation(
            now.at().plus(time),
            now.articles() + articles,
            now.entities() + entities,
            now.deadLetters() + deadLetters,
            p99,
            lag,
            0.5,
            2,
            now.notReady(),
            now.failedModels());
    history.add(now);
    return this;
  }

  Day notReady(String reason) {
    now = with(Optional.of(reason), now.failedModels());
    return this;
  }

  Day ready() {
    now = with(Optional.empty(), now.failedModels());
    return this;
  }

  Day failed(Observation.FailedModel... models) {
    now = with(now.notReady(), List.of(models));
    return this;
  }

  List<Alert> check(Rule rule) {
    return rule.check(now, history);
  }

  private Observation with(Optional<String> notReady, List<Observation.FailedModel> failed) {
    return new Observation(
        now.at(),
        now.articles(),
        now.entities(),
        now.deadLetters(),
        now.p99Seconds(),
        now.lag(),
        now.heap(),
        now.slots(),
        notReady,
        failed);
  }
}
