package news.copydesk.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.article.Article;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ops.HeadStart;
import news.copydesk.page.LatestArticles;
import news.copydesk.topology.ArticleEnricher;

/**
 * Goes through what a start goes through, for nobody and without brokers, so that Java can keep the
 * classes that it takes. Serves on a free port of the loopback address, and writes nothing.
 */
public final class Rehearsal {

  private static final TopicLimits LIMITS = new TopicLimits(1_000_000, 1_000_000);
  private static final Article ARTICLE =
      Article.newBuilder()
          .setId("rehearsal")
          .setTitle("Angela Merkel in Paris")
          .setBody("Angela Merkel met managers of Siemens in Paris on Monday.")
          .build();

  private final CopydeskConfig config =
      CopydeskConfig.withoutFile(
          Map.of(),
          Map.of(
              "http.host", "127.0.0.1",
              "http.port", "0",
              "models.source", "distribution",
              // Nobody listens there.
              "kafka.bootstrap.servers", "127.0.0.1:9"));

  /**
   * Returns when everything has been there once.
   *
   * @throws IOException if the server that it has started does not answer
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run() throws IOException, InterruptedException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (CloseStack open = new CloseStack()) {
      open.add(registry::close);
      LatestArticles latest = new LatestArticles(System::nanoTime);
      InstanceServer server =
          new InstanceServer(
              open,
              config,
              Set.of(Role.ENRICHER, Role.SINK),
              registry,
              new Phases(),
              new Parts(),
              latest,
              HeadStart.begin());
      for (String page : List.of("/health/live", "/health/ready", "/health", "/metrics", "/")) {
        ask(server.port(), page);
      }
      ArticleSerdes serdes = open.add(new ArticleSerdes(config));
      AnnotatorChain annotators = open.add(Annotators.open(config, registry));
      new ArticleEnricher(config.enrichment(), Clock.systemUTC()).enrich(ARTICLE, annotators);
      open.add(new Enricher(config, LIMITS, annotators, serdes, registry, latest::offer));
    }
  }

  private static void ask(int port, String page) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      String question = "GET " + page + " HTTP/1.0\r\n\r\n";
      socket.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      if (answer.readAllBytes().length == 0) {
        throw new IOException("no answer to GET " + page);
      }
    }
  }
}
