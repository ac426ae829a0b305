package news.copydesk.ops;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /health/live}, {@code /health/ready}, {@code /health} and {@code /metrics} over
 * HTTP.
 */
public final class OpsServer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(OpsServer.class);
  private static final int THREADS = 8;
  private static final int IDLE_MILLIS = 60_000;

  private final Javalin javalin;

  private OpsServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Binds, and returns when requests are answered.
   *
   * @throws OpsServerException if it cannot listen there
   */
  public static OpsServer start(OpsConfig config, Health health, PrometheusMeterRegistry meters) {
    return start(config, health, meters, Pages.none());
  }

  /**
   * The same, with more pages.
   *
   * @throws OpsServerException if it cannot listen there
   */
  public static OpsServer start(
      OpsConfig config, Health health, PrometheusMeterRegistry meters, Pages more) {
    Javalin javalin =
        Javalin.create(
            setup -> {
              setup.jetty.addConnector((server, http) -> connector(server, http, config));
              configure(setup, health, meters::scrape, more);
            });
    try {
      javalin.start();
    } catch (JavalinException e) {
      throw new OpsServerException(
          "health and metrics cannot be served on %s:%d (%s); stop the program that uses the port, or set another http.host or http.port (0: any free port)"
              .formatted(config.host(), config.port(), rootOf(e).getMessage()),
          e);
    }
    OpsServer server = new OpsServer(javalin);
    long millis = ManagementFactory.getRuntimeMXBean().getUptime();
    Gauge.builder("http.ready", () -> millis / 1_000.0)
        .description("Seconds from the start of Java until HTTP answered")
        .baseUnit("seconds")
        .register(meters);
    log.atInfo()
        .addKeyValue("host", config.host())
        .addKeyValue("port", server.port())
        .addKeyValue("millisSinceStart", millis)
        .log("health and metrics are served");
    return server;
  }

  /** The answer to a GET, by a server that is the same but for its port: it has none. */
  static String answerInMemory(String path, Health health) throws Exception {
    AtomicReference<@Nullable LocalConnector> memory = new AtomicReference<>();
    Javalin javalin =
        Javalin.create(
            setup -> {
              setup.jetty.addConnector(
                  (server, http) -> {
                    LocalConnector connector =
                        new LocalConnector(server, new HttpConnectionFactory(http));
                    memory.set(connector);
                    return connector;
                  });
              configure(setup, health, type -> "", Pages.none());
            });
    try {
      javalin.start();
      return Objects.requireNonNull(memory.get()).getResponse("GET " + path + " HTTP/1.0\r\n\r\n");
    } finally {
      javalin.stop();
    }
  }

  /** The port it listens on, also when 0 was asked for. */
  public int port() {
    return javalin.port();
  }

  /** Stops listening and returns when the requests in flight are answered. */
  @Override
  public void close() {
    javalin.stop();
  }

  private static void configure(
      JavalinConfig setup, Health health, UnaryOperator<String> metrics, Pages more) {
    setup.startup.showJavalinBanner = false;
    setup.startup.showOldJavalinVersionWarning = false;
    // Its watcher is a thread that sleeps 5 s, to say that start() was forgotten.
    setup.startup.startupWatcherEnabled = false;
    setup.http.prefer405over404 = true;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS + more.held(), 2, IDLE_MILLIS);
    threads.setName("ops");
    threads.setDaemon(true);
    setup.jetty.threadPool = threads;
    new OpsRoutes(health, metrics, more.paths()).addTo(setup.routes);
    more.setup().accept(setup);
  }

  private static ServerConnector connector(Server server, HttpConfiguration http, OpsConfig to) {
    // One of each: probes and a scrape, not a public site; Jetty's own counts grow with the cores.
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(to.host());
    connector.setPort(to.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    return connector;
  }

  private static Throwable rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
