package news.copydesk.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import news.copydesk.access.FailedLogins;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.api.AnnotationApi;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.config.Keys.Models;
import news.copydesk.guard.Flow;
import news.copydesk.guard.Guard;
import news.copydesk.ops.ComponentHealth;
import news.copydesk.ops.Health;
import news.copydesk.ops.HealthSource;
import news.copydesk.ops.OpsServer;
import news.copydesk.ops.Pages;
import news.copydesk.ops.Phase;
import news.copydesk.ops.PhaseMeter;
import news.copydesk.ops.ProcessMeters;
import news.copydesk.ops.ReadyMeter;
import news.copydesk.rollout.ModelSeat;
import news.copydesk.rollout.VersionState;
import news.copydesk.topology.ArticleEnricher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running process that serves the annotation API, with health and metrics on the same port; it
 * needs no broker. Answers at once, and annotates as soon as the models are loaded.
 */
public final class AnnotationServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(AnnotationServer.class);

  private final CopydeskConfig config;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Guards guards;
  private final AnnotationApi api;
  private final CloseStack resources = new CloseStack();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Phase phase = Phase.INIT;
  private volatile List<ModelSeat> seats = List.of();
  private volatile @Nullable AnnotatorChain annotators;
  private volatile @Nullable OpsServer server;

  /** Nothing is served before {@link #start()}. */
  public AnnotationServer(CopydeskConfig config) {
    this.config = config;
    this.guards = Guards.of(config.annotation().slots(), config.guard(), registry);
    this.api =
        new AnnotationApi(
            new ArticleEnricher(config.enrichment(), Clock.systemUTC()),
            config.api(),
            new FailedLogins(registry, System::nanoTime),
            guards.slots()::limit);
  }

  /**
   * Serves, loads the models, and returns when both are done.
   *
   * @throws StartRefusedException if everybody on the network could ask
   * @throws news.copydesk.model.ModelLoadException if a model cannot be loaded
   */
  public void start() {
    refuseToServeEverybody();
    resources.add(registry::close);
    ProcessMeters process = resources.add(ProcessMeters.bind(registry, Instance.version()));
    Health health =
        new Health(
            Clock.systemUTC(),
            () -> phase,
            List.of(HealthSource.of("models", this::models)),
            () -> HealthChecks.models(states()));
    process.add(new ReadyMeter(health));
    process.add(new PhaseMeter(() -> phase));
    // Before the server, so that it is closed after the last request.
    resources.add(this::closeAnnotators);
    server = resources.add(OpsServer.start(config.http(), health, registry, pages()));
    phase = Phase.MODELS_LOADING;
    seats = Annotators.of(config, guards).seats();
    AnnotatorChain chain = Annotators.serving(seats, config.annotation());
    mockFile().ifPresent(file -> resources.add(new MockReload(file, mock(seats)).start()));
    annotators = chain;
    resources.add(
        Guard.start(
            guards.slots(),
            guards.ladder(),
            flow(),
            config.guard(),
            config.enrichment().deadline(),
            registry));
    api.open(chain);
    phase = Phase.FULLY_READY;
    log.atInfo().addKeyValue("http", port()).log("the annotation API is served");
  }

  /** At the foot of the ladder, requests do not wait: they are sent away, to come back. */
  private Flow flow() {
    return new Flow() {
      @Override
      public void pause() {
        api.pause();
      }

      @Override
      public void resume() {
        api.resume();
      }
    };
  }

  private List<VersionState> states() {
    return seats.stream().flatMap(seat -> seat.states().stream()).toList();
  }

  private void closeAnnotators() {
    AnnotatorChain chain = annotators;
    if (chain != null) {
      chain.close();
    }
  }

  private Optional<Path> mockFile() {
    return config.annotation().models() == Models.MOCK
        ? config.annotation().mockFile()
        : Optional.empty();
  }

  private static ModelSeat mock(List<ModelSeat> seats) {
    return seats.stream()
        .filter(seat -> seat.model().equals(MockTagger.NAME))
        .findFirst()
        .orElseThrow();
  }

  private Pages pages() {
    return new Pages(
        AnnotationApi.paths(),
        setup -> {
          api.addTo(setup.routes);
          config
              .api()
              .origins()
              .forEach(
                  origin ->
                      setup.bundledPlugins.enableCors(
                          cors -> cors.addRule(rule -> rule.allowHost(origin))));
        },
        0);
  }

  private ComponentHealth models() {
    if (api.paused()) {
      return ComponentHealth.notReady("requests are sent away: the process is under pressure");
    }
    return annotators == null
        ? ComponentHealth.notReady("the models are being loaded")
        : ComponentHealth.ready();
  }

  private void refuseToServeEverybody() {
    String host = config.http().host();
    if (config.api().token().isEmpty() && !config.http().loopback()) {
      throw new StartRefusedException(
          List.of(
              "http.host is %s, and there is no http.token: everybody who reaches the port could ask; set http.token, or http.host to 127.0.0.1"
                  .formatted(host)));
    }
  }

  /** The port it is served on. */
  public int port() {
    OpsServer running = server;
    return running == null ? config.http().port() : running.port();
  }

  /**
   * Waits until it is stopped.
   *
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void await() throws InterruptedException {
    stopped.await();
  }

  /** Asks it to stop; {@link #await()} returns, and {@link #close()} does the rest. */
  public void stop() {
    stopped.countDown();
  }

  /** Answers what it has begun, and closes everything in reverse order. */
  @Override
  public void close() {
    phase = Phase.STOPPING;
    stopped.countDown();
    resources.close();
  }
}
