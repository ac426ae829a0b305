package news.copydesk.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.copydesk.ops.Health;
import news.copydesk.ops.OpsConfig;
import news.copydesk.ops.OpsServer;
import news.copydesk.ops.Pages;
import news.copydesk.ops.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class EventStreamTest {

  private static final String BIG = "data: " + "x".repeat(1_000_000) + "\n\n";

  private final LatestArticles latest = new LatestArticles(System::nanoTime);
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Broadcast broadcast = new Broadcast(1);
  private final EventStream events =
      new EventStream(
          new VitalSigns(new Readings(meters), latest, EventStreamTest::state, System::nanoTime),
          latest,
          broadcast);

  @Test
  void aReaderWhoReadsNothingGivesItsThreadBackLongBeforeTheConnectionIsIdle() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Pages pages =
        new Pages(
            List.of(),
            setup ->
                setup.routes.get(
                    "/events",
                    request -> {
                      begun.countDown();
                      events.serve(request);
                      over.countDown();
                    }),
            1);
    try (OpsServer server =
            OpsServer.start(new OpsConfig("127.0.0.1", 0), health(), meters, pages);
        Socket reader = new Socket()) {
      reader.setReceiveBufferSize(1_024);
      reader.connect(new InetSocketAddress("127.0.0.1", server.port()));
      OutputStream out = reader.getOutputStream();
      out.write("GET /events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      begun.await();
      long from = System.nanoTime();

      // More than any socket's buffers hold, and then more than may wait.
      boolean released = false;
      while (!released && System.nanoTime() - from < Duration.ofSeconds(45).toNanos()) {
        broadcast.publish(BIG);
        released = over.await(20, TimeUnit.MILLISECONDS);
      }

      assertThat(released).as("the thread is back").isTrue();
      assertThat(broadcast.nobodyListens()).isTrue();
    }
  }

  private static Health health() {
    return new Health(Clock.systemUTC(), () -> Phase.FULLY_READY, List.of(), List::of);
  }

  private static ProcessState state() {
    return new ProcessState(
        "1.0", List.of("enricher"), "RUNNING", "READY", List.of(), List.of(), Map.of());
  }
}
