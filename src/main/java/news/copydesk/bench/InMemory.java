package news.copydesk.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.article.Article;
import news.copydesk.topology.ArticleMapping;

/** Annotates articles in memory with so many threads, and measures that. */
public final class InMemory {

  private static final Duration NO_DEADLINE = Duration.ofHours(1);

  private final Taggers taggers;
  private final Path models;
  private final int threads;

  /** Loads nothing yet. */
  public InMemory(Taggers taggers, Path models, int threads) {
    this.taggers = taggers;
    this.models = models;
    this.threads = threads;
  }

  /** Annotates the first articles to warm up, and then all others under the clock. */
  public Measurement measure(List<Article> articles, int warmUp) throws InterruptedException {
    long loadStart = System.nanoTime();
    List<Annotator> annotators = new ArrayList<>();
    for (int i = 0; i < (taggers.shared() ? 1 : threads); i++) {
      annotators.add(taggers.load(models));
    }
    double loadSeconds = (System.nanoTime() - loadStart) / 1e9;
    List<Article> counted = articles.subList(warmUp, articles.size());
    annotate(annotators, articles.subList(0, warmUp));
    long start = System.nanoTime();
    annotate(annotators, counted);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Measurement(
        counted.size(),
        BenchArticles.tokens(counted),
        seconds,
        loadSeconds,
        PeakMemory.mebibytes());
  }

  private void annotate(List<Annotator> annotators, List<Article> articles)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Annotator annotator = annotators.get(i % annotators.size());
        workers.add(pool.submit(() -> work(annotator, articles, next)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static void work(Annotator annotator, List<Article> articles, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < articles.size(); i = next.getAndIncrement()) {
      annotator.annotate(ArticleMapping.document(articles.get(i)), Deadline.after(NO_DEADLINE));
    }
  }
}
