package news.copydesk.topology;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry that answers every request with one status. */
final class RefusingRegistry implements AutoCloseable {

  private final HttpServer server;

  RefusingRegistry(int status, AtomicInteger asked) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> refuse(exchange, status, asked));
    server.start();
  }

  private static void refuse(HttpExchange exchange, int status, AtomicInteger asked)
      throws IOException {
    asked.incrementAndGet();
    try (exchange) {
      exchange.sendResponseHeaders(status, -1);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
