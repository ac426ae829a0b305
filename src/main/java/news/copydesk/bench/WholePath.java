package news.copydesk.bench;

import io.micrometer.core.instrument.TimeGauge;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Instance;
import news.copydesk.app.Role;
import news.copydesk.article.Article;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.ArticleProducer;

/**
 * Carries articles over the whole path into the database, exactly once, in this process with the
 * broker in another, and measures that.
 */
public final class WholePath {

  private static final long STALLED_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** Coarse enough to cost the two cores nothing, fine against a run of tens of seconds. */
  private static final long POLL_MILLIS = 50;

  private final CopydeskConfig config;

  /** Starts nothing yet. */
  public WholePath(CopydeskConfig config) {
    this.config = config;
  }

  /**
   * Sends the first articles to warm up and waits for their rows, then all others under the clock,
   * from the first that is sent to the last row: the same work as {@link InMemory} measures.
   */
  public Measurement measure(List<Article> articles, int warmUp) throws InterruptedException {
    List<Article> counted = articles.subList(warmUp, articles.size());
    try (Instance instance = new Instance(config, EnumSet.allOf(Role.class));
        ArticleSerdes serdes = new ArticleSerdes(config);
        ArticleProducer producer =
            ArticleProducer.connect(
                config.kafka(),
                serdes.articles().serializer(),
                config.topics().articles(),
                new NoFailures())) {
      instance.start();
      articles.subList(0, warmUp).forEach(producer::send);
      producer.flush();
      waitFor(instance, warmUp);
      long start = System.nanoTime();
      counted.forEach(producer::send);
      producer.flush();
      long end = waitFor(instance, articles.size());
      return new Measurement(
          counted.size(),
          BenchArticles.tokens(counted),
          (end - start) / 1e9,
          loadSeconds(instance),
          PeakMemory.mebibytes());
    }
  }

  private static long waitFor(Instance instance, long records) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long last = 0;
    long lastMove = System.nanoTime();
    while (last < records) {
      if (never.await(POLL_MILLIS, TimeUnit.MILLISECONDS) || instance.failed()) {
        throw new IllegalStateException("the instance failed after " + last + " records");
      }
      long through = instance.through();
      if (through > last) {
        last = through;
        lastMove = System.nanoTime();
      } else if (System.nanoTime() - lastMove > STALLED_NANOS) {
        throw new IllegalStateException("stalled after " + last + " of " + records + " records");
      }
    }
    return System.nanoTime();
  }

  private static double loadSeconds(Instance instance) {
    return instance.meters().find("model_load_duration").timeGauges().stream()
        .mapToDouble((TimeGauge load) -> load.value(TimeUnit.SECONDS))
        .sum();
  }
}
