package news.copydesk.registry.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Serves a directory on the loopback, with ranges, and notes what was asked for. */
public final class FileServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Path root;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Predicate<HttpExchange> hook = exchange -> false;
  private volatile boolean ranges = true;

  /** Serves at a free port. */
  public FileServer(Path root) throws IOException {
    this.root = root;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Requests, as path and range: {@code /a/b.bin bytes=3-}. */
  public List<String> asked() {
    return asked;
  }

  /** Called with each request; true when it has answered. */
  public FileServer answering(Predicate<HttpExchange> answer) {
    this.hook = answer;
    return this;
  }

  /** Sends everything, whatever range was asked for. */
  public FileServer withoutRanges() {
    this.ranges = false;
    return this;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      @Nullable String range = exchange.getRequestHeaders().getFirst("Range");
      asked.add(exchange.getRequestURI().getPath() + (range == null ? "" : " " + range));
      if (hook.test(exchange)) {
        return;
      }
      Path file = root.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
      if (!Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      send(exchange, Files.readAllBytes(file), ranges ? range : null);
    }
  }

  private static void send(HttpExchange exchange, byte[] all, @Nullable String range)
      throws IOException {
    int from = range == null ? 0 : Integer.parseInt(range.replace("bytes=", "").replace("-", ""));
    if (range != null && from >= all.length) {
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (range != null) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes %d-%d/%d".formatted(from, all.length - 1, all.length));
    }
    byte[] part = Arrays.copyOfRange(all, from, all.length);
    exchange.sendResponseHeaders(range == null ? 200 : 206, part.length == 0 ? -1 : part.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(part);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
