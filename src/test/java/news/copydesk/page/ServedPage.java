package news.copydesk.page;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import news.copydesk.ops.Health;
import news.copydesk.ops.OpsConfig;
import news.copydesk.ops.OpsServer;
import news.copydesk.ops.Pages;
import news.copydesk.ops.Phase;

/** The page on a real server, on loopback, as an instance serves it. */
final class ServedPage implements AutoCloseable {

  final LatestArticles latest = new LatestArticles(System::nanoTime);
  final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Page page;
  private final OpsServer server;

  ServedPage(PageOptions options, Archive archive) {
    this(options, archive, 0, () -> state("RUNNING", "READY"));
  }

  private ServedPage(
      PageOptions options, Archive archive, int port, Supplier<ProcessState> states) {
    page = new Page(options, latest, archive, meters, states);
    Health health = new Health(Clock.systemUTC(), () -> Phase.FULLY_READY, List.of(), List::of);
    server =
        OpsServer.start(
            new OpsConfig("127.0.0.1", port),
            health,
            meters,
            new Pages(List.of(Page.PATH), setup -> page.addTo(setup.routes), Page.READERS));
  }

  static ServedPage open() {
    return new ServedPage(new PageOptions(true, Optional.empty()), Archive.none());
  }

  /** One that takes another's place and is starting; it says so when it is let. */
  static ServedPage starting(int port, CountDownLatch let) {
    return new ServedPage(
        new PageOptions(true, Optional.empty()),
        Archive.none(),
        port,
        () -> {
          try {
            let.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return state("STARTING", "NOT_READY");
        });
  }

  private static ProcessState state(String phase, String status) {
    return new ProcessState(
        "1.0", List.of("enricher"), phase, status, List.of(), List.of(), Map.of());
  }

  int port() {
    return server.port();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** A connection that has asked for something, by itself: clients tidy up what tests must not. */
  Socket ask(String path, String... headers) throws Exception {
    Socket socket = new Socket("127.0.0.1", port());
    OutputStream out = socket.getOutputStream();
    String request = "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  /** The status line and headers of an answer to such a request. */
  String head(String path, String... headers) throws Exception {
    try (Socket socket = ask(path, headers)) {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      return head.toString();
    }
  }

  @Override
  public void close() {
    page.close();
    server.close();
  }
}
