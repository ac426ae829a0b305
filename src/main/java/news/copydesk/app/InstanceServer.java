package news.copydesk.app;

import io.javalin.http.ContentType;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import news.copydesk.alert.Alerts;
import news.copydesk.alert.History;
import news.copydesk.alert.HistoryJson;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ops.HeadStart;
import news.copydesk.ops.Health;
import news.copydesk.ops.HealthSource;
import news.copydesk.ops.OpsServer;
import news.copydesk.ops.Pages;
import news.copydesk.ops.PhaseMeter;
import news.copydesk.ops.ProcessMeters;
import news.copydesk.ops.ReadyMeter;
import news.copydesk.page.LatestArticles;
import news.copydesk.page.Page;
import news.copydesk.page.PageOptions;

/**
 * What an instance shows of itself: health, metrics, the page and trends; and what it alerts to.
 */
final class InstanceServer {

  private final History history = new History();
  private final ProcessMeters process;
  private final OpsServer server;

  /**
   * Serves at once, whatever has begun yet.
   *
   * @param open closes what it has started, with what starts later
   * @param latest what the page shows
   * @param ahead loads the server's classes meanwhile
   * @throws InterruptedException if the waiting thread is interrupted
   */
  InstanceServer(
      CloseStack open,
      CopydeskConfig config,
      Set<Role> roles,
      PrometheusMeterRegistry registry,
      Phases phases,
      Parts parts,
      LatestArticles latest,
      HeadStart ahead)
      throws InterruptedException {
    process = open.add(ProcessMeters.bind(registry, Instance.version()));
    Health health =
        new Health(Clock.systemUTC(), phases::now, sources(roles, parts), parts::modelHealth);
    process.add(new ReadyMeter(health));
    process.add(new PhaseMeter(phases::now));
    Page page =
        new Page(
            new PageOptions(config.http().loopback(), config.api().token()),
            latest,
            parts.archive(),
            registry,
            () -> PageSources.state(health.report(), roles, parts.waiting()));
    ahead.await();
    server = open.add(OpsServer.start(config.http(), health, registry, pages(page)));
    // Closed before the server, which waits for the requests that the page holds.
    open.add(page);
    open.add(
        Alerts.start(
            new Observer(registry, health, parts::trials, Clock.systemUTC()),
            history,
            config.alerts().options(),
            config.alerts().webhook(),
            Map.of(
                "application",
                config.streams().applicationId(),
                "host",
                host(),
                "roles",
                names(roles)),
            registry));
  }

  private static List<HealthSource> sources(Set<Role> roles, Parts parts) {
    List<HealthSource> sources = new ArrayList<>();
    if (roles.contains(Role.ENRICHER)) {
      sources.add(HealthSource.of("stream", parts::streamHealth));
    }
    if (roles.contains(Role.SINK)) {
      sources.add(HealthSource.of("sink", parts::sinkHealth));
    }
    return sources;
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

  private static String names(Set<Role> roles) {
    return roles.stream()
        .map(role -> role.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** Shows these meters too. */
  void add(MeterBinder meters) {
    process.add(meters);
  }

  int port() {
    return server.port();
  }
}
