package news.copydesk.app;

import io.javalin.http.ContentType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import news.copydesk.alert.Alerts;
import news.copydesk.alert.History;
import news.copydesk.alert.HistoryJson;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.guard.Guard;
import news.copydesk.ops.Health;
import news.copydesk.ops.HealthSource;
import news.copydesk.ops.ModelHealth;
import news.copydesk.ops.OpsServer;
import news.copydesk.ops.Pages;
import news.copydesk.ops.Phase;
import news.copydesk.ops.PhaseMeter;
import news.copydesk.ops.ProcessMeters;
import news.copydesk.ops.ReadyMeter;
import news.copydesk.page.LatestArticles;
import news.copydesk.page.Page;
import news.copydesk.page.PageOptions;
import news.copydesk.sink.Database;
import news.copydesk.sink.SinkRunner;
import news.copydesk.streams.RetryFeed;
import news.copydesk.topology.Retries;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running process of Copydesk: an enricher, a sink or both, with health and metrics. Health is
 * served first, so that whoever watches sees the start; the models are loaded before the first
 * article is read.
 */
public final class Instance implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Instance.class);
  private static final Duration WATCH = Duration.ofMillis(500);

  private final CopydeskConfig config;
  private final Set<Role> roles;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Queue<Counter> deadLetters = new ConcurrentLinkedQueue<>();
  private final CloseStack resources = new CloseStack();
  private final LatestArticles latest = new LatestArticles(System::nanoTime);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final History history = new History();
  private volatile Phase phase = Phase.INIT;
  private volatile boolean streaming;
  private volatile @Nullable Enricher enricher;
  private volatile @Nullable Database database;
  private volatile @Nullable ModelService models;
  private volatile @Nullable SinkRunner sink;
  private volatile @Nullable OpsServer server;

  /** Nothing runs before {@link #start()}. */
  public Instance(CopydeskConfig config, Set<Role> roles) {
    this.config = config;
    this.roles = Set.copyOf(roles);
    registry.config().onMeterAdded(this::noteDeadLetters);
  }

  // Whoever waits asks often, and a search goes through all of the thousand meters.
  private void noteDeadLetters(Meter meter) {
    if (meter instanceof Counter counter && meter.getId().getName().equals("dead_letters")) {
      deadLetters.add(counter);
    }
  }

  /**
   * Starts everything and returns when articles are being read.
   *
   * @throws StartRefusedException if something would break later
   * @throws news.copydesk.model.ModelLoadException if a model cannot be loaded
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void start() throws InterruptedException {
    resources.add(registry::close);
    ProcessMeters process = resources.add(ProcessMeters.bind(registry, version()));
    Health health = health();
    process.add(new ReadyMeter(health));
    process.add(new PhaseMeter(() -> phase));
    Page page = page(health);
    server = resources.add(OpsServer.start(config.http(), health, registry, pages(page)));
    // Closed before the server, which waits for the requests that the page holds.
    resources.add(page);
    resources.add(
        Alerts.start(
            new Observer(registry, health, Clock.systemUTC()),
            history,
            config.alerts().options(),
            config.alerts().webhook(),
            Map.of(
                "application", config.streams().applicationId(), "host", host(), "roles", roles()),
            registry));
    ArticleSerdes serdes = resources.add(new ArticleSerdes(config));
    // Before anything starts, so that a refused start has done nothing.
    Optional<TopicLimits> limits = check(new Preflight(config, serdes));
    if (roles.contains(Role.SINK)) {
      Database rows = resources.add(Database.of(config.database()));
      database = rows;
      SinkRunner runner = new SinkRunner(config.sink(), rows, enriched(serdes), registry);
      sink = resources.add(runner);
      runner.start();
    }
    enter(Phase.CORE_READY);
    if (limits.isPresent()) {
      Guards guards = Guards.of(config.annotation().slots(), config.guard(), registry);
      ModelService service = modelService(guards);
      service.start();
      enter(Phase.MODELS_LOADING);
      service.load();
      enter(Phase.MODELS_READY);
      Enricher stream =
          new Enricher(config, limits.get(), service.chain(), serdes, registry, latest::offer);
      enricher = resources.add(stream);
      process.add(new KafkaStreamsMetrics(stream.runner().streams()));
      resources.add(
          Guard.start(
              guards.slots(),
              guards.ladder(),
              stream,
              config.guard(),
              config.enrichment().deadline(),
              registry));
      stream.start();
      config.enrichment().retryTopic().ifPresent(topic -> bringBack(topic, service));
    }
    streaming = true;
    settle();
    log.atInfo().addKeyValue("roles", roles).addKeyValue("http", port()).log("copydesk started");
  }

  private ModelService modelService(Guards guards) {
    ModelService service =
        resources.add(new ModelService(config, guards, () -> phase.text(), port(), this::settle));
    models = service;
    return service;
  }

  /** Articles that went on without a model come in again once this instance has all of them. */
  private void bringBack(String topic, ModelService service) {
    String group = config.streams().applicationId() + "-retry";
    RetryFeed feed =
        resources.add(
            new RetryFeed(
                config.kafka(),
                new RetryFeed.Route(
                    topic,
                    config.topics().articles(),
                    group,
                    group + "-" + service.name(),
                    record -> Retries.number(record.headers(), Retries.NOT_BEFORE).orElse(0L),
                    record -> Retries.number(record.headers(), Retries.PARTITION).orElse(-1L)),
                service::complete,
                Clock.systemUTC()));
    feed.start();
  }

  private synchronized void enter(Phase next) {
    if (phase == next || phase == Phase.STOPPING) {
      return;
    }
    phase = next;
    log.atInfo().addKeyValue("phase", next.text()).log("phase");
    ModelService told = models;
    if (told != null) {
      told.changed();
    }
  }

  /** Enters the last phase once everything is there. */
  private void settle() {
    ModelService service = models;
    if (streaming && (service == null || service.complete())) {
      enter(Phase.FULLY_READY);
    }
  }

  /** What the enricher's topics take; a sink alone needs no more than the topic it reads. */
  private Optional<TopicLimits> check(Preflight preflight) throws InterruptedException {
    if (!roles.contains(Role.ENRICHER)) {
      preflight.checkTopicAndRegistry(config.topics().enriched());
      return Optional.empty();
    }
    if (!config.streams().exactlyOnce()) {
      log.warn(
          "kafka.processing.guarantee is at_least_once: after a crash, articles may be on {} twice",
          config.topics().enriched());
    }
    return Optional.of(preflight.check());
  }

  private Page page(Health health) {
    return new Page(
        new PageOptions(config.http().loopback(), config.api().token()),
        latest,
        PageSources.archive(() -> database),
        registry,
        () -> PageSources.state(health.report(), roles, PageSources.waiting(enricher, sink)));
  }

  /** Where nothing is enriched, the page shows what is written. */
  private Deserializer<EnrichedArticle> enriched(ArticleSerdes serdes) {
    Deserializer<EnrichedArticle> deserializer = serdes.enriched().deserializer();
    return roles.contains(Role.ENRICHER)
        ? deserializer
        : new ShowingDeserializer(deserializer, latest::offer);
  }

  static String version() {
    return Objects.requireNonNullElse(
        Instance.class.getPackage().getImplementationVersion(), "unpackaged");
  }

  private Pages pages(Page page) {
    HistoryJson json = new HistoryJson();
    return new Pages(
        List.of(Page.PATH, "/trends"),
        setup -> {
          page.addTo(setup.routes);
          setup.routes.get(
              "/trends",
              request ->
                  request
                      .header("Cache-Control", "no-store")
                      .contentType(ContentType.APPLICATION_JSON)
                      .result(json.write(history.minutes())));
        },
        Page.READERS);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  private String roles() {
    return roles.stream()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(","));
  }

  private Health health() {
    List<HealthSource> sources = new ArrayList<>();
    if (roles.contains(Role.ENRICHER)) {
      sources.add(HealthSource.of("stream", () -> HealthChecks.stream(enricher)));
    }
    if (roles.contains(Role.SINK)) {
      sources.add(HealthSource.of("sink", () -> HealthChecks.sink(sink)));
    }
    return new Health(Clock.systemUTC(), () -> phase, sources, this::models);
  }

  private List<ModelHealth> models() {
    ModelService service = models;
    return service == null ? List.of() : HealthChecks.models(service.states());
  }

  /** The port that health and metrics are served on. */
  public int port() {
    OpsServer running = server;
    return running == null ? config.http().port() : running.port();
  }

  /**
   * How many records have come out of this instance, at the database or at the dead letters: a row
   * counts when it is committed, a dead letter when it is sent.
   */
  public long through() {
    SinkRunner rows = sink;
    double setAside = deadLetters.stream().mapToDouble(Counter::count).sum();
    return (long) setAside + (rows == null ? 0 : rows.state().articlesWritten());
  }

  /**
   * Brings no more articles to the annotators until {@link #resume()}; what is begun is finished.
   */
  public void pause() {
    Enricher stream = enricher;
    if (stream != null) {
      stream.pause();
    }
  }

  /** Brings articles again. */
  public void resume() {
    Enricher stream = enricher;
    if (stream != null) {
      stream.resume();
    }
  }

  /** All meters of this process. */
  public PrometheusMeterRegistry meters() {
    return registry;
  }

  /**
   * Waits until it is stopped or a part of it has failed for good; true if it failed.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public boolean await() throws InterruptedException {
    while (!stopped.await(WATCH.toMillis(), TimeUnit.MILLISECONDS)) {
      if (failed()) {
        return true;
      }
    }
    return failed();
  }

  /** True if a part of it has ended by itself. */
  public boolean failed() {
    Enricher stream = enricher;
    SinkRunner rows = sink;
    return (stream != null && stream.runner().failure().isPresent())
        || (rows != null && stopped.getCount() > 0 && !rows.state().live());
  }

  /** Asks it to stop; {@link #await()} returns, and {@link #close()} does the rest. */
  public void stop() {
    stopped.countDown();
  }

  /** Finishes what it holds, and closes everything in reverse order. */
  @Override
  public void close() {
    enter(Phase.STOPPING);
    stopped.countDown();
    resources.close();
  }
}
