package news.copydesk.alert;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Observes the instance at every interval, remembers it, and tells what is wrong. */
public final class Alerts implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Alerts.class);

  private final Supplier<Observation> source;
  private final History history;
  private final AlertOptions options;
  private final Map<RuleName, Rule> rules;
  private final AlertBook book;
  private final Optional<Courier> courier;
  private final Map<RuleName, Integer> firing = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Alerts::thread);

  Alerts(
      Supplier<Observation> source,
      History history,
      AlertOptions options,
      Optional<Courier> courier,
      MeterRegistry registry) {
    this.source = source;
    this.history = history;
    this.options = options;
    this.rules = rules(options);
    this.book = new AlertBook(options.repeatAfter());
    this.courier = courier;
    for (RuleName rule : RuleName.values()) {
      Gauge.builder("alerts_firing", () -> firing.getOrDefault(rule, 0))
          .description("Alerts that this instance raises now, by rule")
          .tag("rule", rule.text())
          .register(registry);
    }
  }

  /**
   * Observes from now on.
   *
   * @param source what is observed; asked by one thread, must not wait
   * @param history where it is remembered
   * @param webhook where alerts are sent; metrics and log only where there is none
   * @param origin what tells this instance from others
   */
  public static Alerts start(
      Supplier<Observation> source,
      History history,
      AlertOptions options,
      Optional<WebhookOptions> webhook,
      Map<String, String> origin,
      MeterRegistry registry) {
    Optional<Courier> courier =
        webhook.map(
            to ->
                new Courier(
                    new Webhook(to, origin, Clock.systemUTC()), Backoff.defaults(), registry));
    Alerts alerts = new Alerts(source, history, options, courier, registry);
    long nanos = options.interval().toNanos();
    alerts.timer.scheduleWithFixedDelay(alerts::stepSafely, 0, nanos, TimeUnit.NANOSECONDS);
    return alerts;
  }

  private static Map<RuleName, Rule> rules(AlertOptions options) {
    Map<RuleName, Rule> rules = new EnumMap<>(RuleName.class);
    ModelRules models = new ModelRules();
    rules.put(RuleName.INTEGRITY_FAILED, models);
    rules.put(RuleName.MODEL_LOAD_FAILED, models);
    rules.put(RuleName.DEGRADED, new DegradedRule(options));
    rules.put(RuleName.DEAD_LETTERS, new DeadLetterRule(options));
    rules.put(RuleName.LAG_GROWING, new LagRule(options));
    rules.put(RuleName.SLOW, new SlowRule(options));
    rules.put(RuleName.DRIFT, new DriftRule(options));
    return rules;
  }

  void step() {
    Observation now = source.get();
    history.add(now);
    List<Alert> holding = new ArrayList<>();
    rules.values().stream()
        .distinct()
        .flatMap(rule -> rule.check(now, history).stream())
        .filter(alert -> !options.off().contains(alert.rule()))
        .forEach(holding::add);
    List<Notification> news = book.update(holding, now.at());
    firing.putAll(book.firing());
    news.forEach(this::tell);
  }

  private void tell(Notification news) {
    log.atLevel(news.resolved() ? Level.INFO : Level.WARN)
        .addKeyValue("alert", news.alert().key().text())
        .addKeyValue("summary", news.alert().summary())
        .log(news.resolved() ? "alert is over" : "alert");
    courier.ifPresent(to -> to.send(news));
  }

  // A timer forgets a task that threw.
  private void stepSafely() {
    try {
      step();
    } catch (RuntimeException e) {
      log.error("the alerts could not be checked; they will be again", e);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "alerts");
    thread.setDaemon(true);
    return thread;
  }

  /** Observes no more, and gives what is being sent a moment. */
  @Override
  public void close() {
    timer.shutdownNow();
    courier.ifPresent(Courier::close);
  }
}
