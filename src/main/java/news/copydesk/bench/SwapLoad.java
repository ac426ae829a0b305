package news.copydesk.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.article.Article;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleProducer;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.ingest.Samples;
import news.copydesk.ingest.SendListener;

/** Sends the sample articles at a steady rate, each time under another id. */
final class SwapLoad implements AutoCloseable {

  /** Ids are numbers behind it, from 0. */
  static final String PREFIX = "bench/";

  private static final int TICK_MILLIS = 20;

  private final ArticleSerdes serdes;
  private final ArticleProducer producer;
  private final List<Article> articles;
  private volatile int perTick;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

  SwapLoad(CopydeskConfig config, int rate) throws IOException {
    this.serdes = new ArticleSerdes(config);
    this.producer =
        ArticleProducer.connect(
            config.kafka(),
            serdes.articles().serializer(),
            config.topics().articles(),
            new SendListener() {
              @Override
              public void sent(String id) {}

              @Override
              public void failed(String id, Exception cause) {
                failed.incrementAndGet();
              }
            });
    rate(rate);
    this.articles = samples();
  }

  /** Sends so many a second from now on, in steps of one each 20 ms; none for 0. */
  void rate(int articlesPerSecond) {
    perTick = articlesPerSecond == 0 ? 0 : Math.max(1, articlesPerSecond * TICK_MILLIS / 1_000);
  }

  /** How many articles were sent so far. */
  long sent() {
    return sent.get();
  }

  private static List<Article> samples() throws IOException {
    List<Article> articles = new ArrayList<>();
    try (ArticleReader samples = Samples.articles()) {
      while (samples.hasNext()) {
        if (samples.next() instanceof ArticleLine.Good good) {
          articles.add(good.article());
        }
      }
    }
    return articles;
  }

  void start() {
    var unused = executor.scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    for (int i = 0; i < perTick; i++) {
      long number = sent.getAndIncrement();
      Article article = articles.get((int) (number % articles.size()));
      producer.send(Article.newBuilder(article).setId(PREFIX + number).build());
    }
  }

  /** Sends no more; how many articles the broker has. */
  long stop() throws InterruptedException {
    executor.shutdown();
    boolean unused = executor.awaitTermination(30, TimeUnit.SECONDS);
    producer.flush();
    if (failed.get() > 0) {
      throw new IllegalStateException(failed.get() + " articles could not be sent");
    }
    return sent.get();
  }

  @Override
  public void close() {
    executor.shutdownNow();
    producer.close();
    serdes.close();
  }
}
