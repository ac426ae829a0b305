package news.copydesk.app;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.guard.Guard;
import news.copydesk.ops.HeadStart;
import news.copydesk.ops.Phase;
import news.copydesk.page.LatestArticles;
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
  private final HeadStart ahead;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DeadLetterCount deadLetters = new DeadLetterCount(registry);
  private final CloseStack resources = new CloseStack();
  private final LatestArticles latest = new LatestArticles(System::nanoTime);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Phases phases = new Phases();
  private final Parts parts = new Parts();
  private volatile boolean streaming;
  private volatile @Nullable InstanceServer server;

  /** Nothing runs before {@link #start()}. */
  public Instance(CopydeskConfig config, Set<Role> roles) {
    this(config, roles, HeadStart.none());
  }

  /** The same, with a head start that is waited for before the server is started. */
  public Instance(CopydeskConfig config, Set<Role> roles, HeadStart ahead) {
    this.config = config;
    this.roles = Set.copyOf(roles);
    this.ahead = ahead;
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
    InstanceServer shown =
        new InstanceServer(resources, config, roles, registry, phases, parts, latest, ahead);
    server = shown;
    ArticleSerdes serdes = resources.add(new ArticleSerdes(config));
    // Before anything starts, so that a refused start has done nothing.
    Optional<TopicLimits> limits = check(new Preflight(config, serdes));
    if (roles.contains(Role.SINK)) {
      write(serdes);
    }
    phases.enter(Phase.CORE_READY);
    if (limits.isPresent()) {
      enrich(limits.get(), serdes, shown);
    }
    streaming = true;
    settle();
    log.atInfo().addKeyValue("roles", roles).addKeyValue("http", port()).log("copydesk started");
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

  private void write(ArticleSerdes serdes) {
    Database rows = resources.add(Database.of(config.database()));
    SinkRunner runner = new SinkRunner(config.sink(), rows, enriched(serdes), registry);
    parts.began(resources.add(runner), rows);
    runner.start();
  }

  /** Where nothing is enriched, the page shows what is written. */
  private Deserializer<EnrichedArticle> enriched(ArticleSerdes serdes) {
    Deserializer<EnrichedArticle> deserializer = serdes.enriched().deserializer();
    return roles.contains(Role.ENRICHER)
        ? deserializer
        : new ShowingDeserializer(deserializer, latest::offer);
  }

  private void enrich(TopicLimits limits, ArticleSerdes serdes, InstanceServer shown)
      throws InterruptedException {
    Guards guards = Guards.of(config.annotation().slots(), config.guard(), registry);
    ModelService service =
        resources.add(
            new ModelService(config, guards, () -> phases.now().text(), port(), this::settle));
    parts.began(service);
    phases.tell(service::changed);
    service.start();
    phases.enter(Phase.MODELS_LOADING);
    service.load();
    phases.enter(Phase.MODELS_READY);
    Enricher stream =
        new Enricher(config, limits, service.chain(), serdes, registry, latest::offer);
    parts.began(resources.add(stream));
    shown.add(new KafkaStreamsMetrics(stream.runner().streams()));
    resources.add(
        Guard.start(
            guards.slots(),
            guards.ladder(),
            stream,
            config.guard(),
            config.enrichment().deadline(),
            registry));
    stream.start();
    // Back in under pressure, it would only be left out again.
    BooleanSupplier whole = () -> service.complete() && guards.ladder().atTop();
    config.enrichment().retryTopic().ifPresent(topic -> bringBack(topic, service.name(), whole));
  }

  /** Articles of which something was left out come in again while nothing is. */
  private void bringBack(String topic, String instance, BooleanSupplier whole) {
    String group = config.streams().applicationId() + "-retry";
    RetryFeed feed =
        resources.add(
            new RetryFeed(
                config.kafka(),
                new RetryFeed.Route(
                    topic,
                    config.topics().articles(),
                    group,
                    group + "-" + instance,
                    record -> Retries.number(record.headers(), Retries.NOT_BEFORE).orElse(0L),
                    record -> Retries.number(record.headers(), Retries.PARTITION).orElse(-1L)),
                whole,
                Clock.systemUTC()));
    feed.start();
  }

  /** Enters the last phase once everything is there. */
  private void settle() {
    if (streaming && parts.complete()) {
      phases.enter(Phase.FULLY_READY);
    }
  }

  static String version() {
    return Objects.requireNonNullElse(
        Instance.class.getPackage().getImplementationVersion(), "unpackaged");
  }

  /** The port that health and metrics are served on. */
  public int port() {
    InstanceServer running = server;
    return running == null ? config.http().port() : running.port();
  }

  /**
   * How many records have come out of this instance, at the database or at the dead letters: a row
   * counts when it is committed, a dead letter when it is sent.
   */
  public long through() {
    return deadLetters.total() + parts.written();
  }

  /**
   * Brings no more articles to the annotators until {@link #resume()}; what is begun is finished.
   */
  public void pause() {
    parts.pauseStream();
  }

  /** Brings articles again. */
  public void resume() {
    parts.resumeStream();
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
    return parts.streamFailed() || (stopped.getCount() > 0 && parts.sinkEnded());
  }

  /** Asks it to stop; {@link #await()} returns, and {@link #close()} does the rest. */
  public void stop() {
    stopped.countDown();
  }

  /** Finishes what it holds, and closes everything in reverse order. */
  @Override
  public void close() {
    phases.enter(Phase.STOPPING);
    stopped.countDown();
    resources.close();
  }
}
