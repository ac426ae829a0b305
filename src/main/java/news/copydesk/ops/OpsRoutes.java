package news.copydesk.ops;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of the operations endpoint. */
final class OpsRoutes {

  private static final Logger log = LoggerFactory.getLogger(OpsRoutes.class);
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
  private static final List<String> PAGES =
      List.of("/health/live", "/health/ready", "/health", "/metrics");

  private final Health health;
  private final UnaryOperator<String> metrics;
  private final List<String> others;
  private final HealthJson json = new HealthJson();

  /**
   * @param metrics from a content type to all metrics in it
   */
  OpsRoutes(Health health, UnaryOperator<String> metrics, List<String> others) {
    this.health = health;
    this.metrics = metrics;
    this.others = others;
  }

  void addTo(RoutesConfig routes) {
    page(routes, "/health/live", this::live);
    page(routes, "/health/ready", this::ready);
    page(routes, "/health", this::full);
    page(routes, "/metrics", this::metrics);
    routes.error(HttpStatus.NOT_FOUND, this::notFound);
    routes.error(HttpStatus.METHOD_NOT_ALLOWED, OpsRoutes::notAllowed);
    routes.exception(Exception.class, OpsRoutes::failed);
  }

  private void notFound(Context request) {
    Stream<String> pages = Stream.concat(PAGES.stream(), others.stream());
    request.result("no such page: there is " + pages.collect(Collectors.joining(" ")) + "\n");
  }

  private static void notAllowed(Context request) {
    if (PAGES.contains(request.path())) {
      request.header("Allow", "GET, HEAD").result("only GET and HEAD\n");
    }
  }

  private static void page(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    // Javalin's own HEAD is 200 wherever there is a GET; a probe by HEAD wants the true status.
    routes.head(path, handler);
  }

  private void live(Context request) {
    HealthReport report = health.report();
    answer(request, "live", report.live(), report.failures());
  }

  private void ready(Context request) {
    HealthReport report = health.report();
    answer(request, "ready", report.ready(), report.hindrances());
  }

  /** Always 200: it is a report, the two probes are the verdicts. */
  private void full(Context request) {
    uncached(request).contentType(ContentType.APPLICATION_JSON).result(json.full(health.report()));
  }

  private void metrics(Context request) {
    String accept = request.header("Accept");
    boolean open = accept != null && accept.contains("application/openmetrics-text");
    String type = open ? OPEN_METRICS : PROMETHEUS;
    uncached(request).contentType(type).result(metrics.apply(type));
  }

  private void answer(Context request, String question, boolean yes, List<String> reasons) {
    uncached(request)
        .status(yes ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .contentType(ContentType.APPLICATION_JSON)
        .result(json.answer(question, yes, reasons));
  }

  private static Context uncached(Context request) {
    return request.header("Cache-Control", "no-store");
  }

  private static void failed(Exception error, Context request) {
    log.atError().addKeyValue("page", request.path()).setCause(error).log("page failed");
    request.status(HttpStatus.INTERNAL_SERVER_ERROR).result("failed; the log says why\n");
  }
}
