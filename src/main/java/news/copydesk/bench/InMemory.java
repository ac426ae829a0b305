package news.copydesk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import news.copydesk.annotation.Deadline;
import news.copydesk.article.Article;
import news.copydesk.config.AnnotationConfig;
import news.copydesk.topology.ArticleMapping;

/** Annotates articles in memory with so many threads, and measures that. */
public final class InMemory {

  private static final Duration NO_DEADLINE = Duration.ofHours(1);

  private final Taggers taggers;
  private final AnnotationConfig config;
  private final int threads;

  /** Loads nothing yet. */
  public InMemory(Taggers taggers, AnnotationConfig config, int threads) {
    this.taggers = taggers;
    this.config = config;
    this.threads = threads;
  }

  /** Annotates the first articles to warm up, and then all others under the clock. */
  public Measurement measure(List<Article> articles, int warmUp) throws InterruptedException {
    long loadStart = System.nanoTime();
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < (taggers.shared() ? 1 : threads); i++) {
      subjects.add(taggers.load(config));
    }
    double loadSeconds = (System.nanoTime() - loadStart) / 1e9;
    List<Article> counted = articles.subList(warmUp, articles.size());
    annotate(subjects, articles.subList(0, warmUp));
    long start = System.nanoTime();
    annotate(subjects, counted);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Measurement(
        counted.size(),
        BenchArticles.tokens(counted),
        seconds,
        loadSeconds,
        PeakMemory.mebibytes());
  }

  private void annotate(List<Subject> subjects, List<Article> articles)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    var unused =
        Workers.run(threads, i -> () -> work(subjects.get(i % subjects.size()), articles, next));
  }

  /** Returns how many it took. */
  private static int work(Subject subject, List<Article> articles, AtomicInteger next) {
    int count = 0;
    for (int i = next.getAndIncrement(); i < articles.size(); i = next.getAndIncrement()) {
      subject.annotate(ArticleMapping.document(articles.get(i)), Deadline.after(NO_DEADLINE));
      count++;
    }
    return count;
  }
}
