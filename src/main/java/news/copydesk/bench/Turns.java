package news.copydesk.bench;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import news.copydesk.annotation.Deadline;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Instance;
import news.copydesk.app.Role;
import news.copydesk.article.Article;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.ArticleProducer;
import news.copydesk.topology.ArticleMapping;

/**
 * The whole path and the annotators alone in turns of some seconds, in one process, the broker in
 * another: both with the same compiled code, and on a machine that others use, in the same minutes.
 * While the annotators run alone the stream is paused; it keeps its partitions and polls.
 */
public final class Turns {

  private static final Duration NO_DEADLINE = Duration.ofHours(1);

  /** How far producing is ahead, so that no partition runs dry. */
  private static final int AHEAD = 4_000;

  /** How long producing waits where it is far enough ahead. */
  private static final Duration FULL = Duration.ofMillis(50);

  /** After this, rows come as fast as articles are annotated, or have stopped coming. */
  private static final Duration SETTLE = Duration.ofSeconds(3);

  private final CopydeskConfig config;
  private final List<Article> articles;
  private final Duration length;

  /**
   * @param articles are taken again and again, each time under ids of their own
   * @param length of each half of a turn
   */
  public Turns(CopydeskConfig config, List<Article> articles, Duration length) {
    this.config = config;
    this.articles = articles;
    this.length = length;
  }

  /**
   * Measures so many turns and tells of each.
   *
   * @param warmUp articles that the whole path carries before
   */
  public void measure(int turns, int warmUp, Consumer<Turn> listener)
      throws InterruptedException, ExecutionException {
    int threads = config.streams().threads();
    Subject alone = Taggers.CONFIGURED.load(config.annotation());
    ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
    try (Instance instance = new Instance(config, EnumSet.allOf(Role.class))) {
      instance.start();
      Future<?> producing = pool.submit(() -> produce(instance));
      while (instance.through() < warmUp) {
        watch(instance, producing, Duration.ofMillis(200));
      }
      for (int turn = 0; turn < turns; turn++) {
        instance.resume();
        watch(instance, producing, SETTLE);
        long first = instance.through();
        long start = System.nanoTime();
        watch(instance, producing, length);
        long rows = instance.through() - first;
        double pathSeconds = (System.nanoTime() - start) / 1e9;
        instance.pause();
        watch(instance, producing, SETTLE);
        start = System.nanoTime();
        long annotated = alone(alone, threads, first, pool);
        listener.accept(new Turn(rows, pathSeconds, annotated, (System.nanoTime() - start) / 1e9));
      }
      producing.cancel(true);
    } finally {
      pool.shutdownNow();
    }
  }

  private static void watch(Instance instance, Future<?> producing, Duration time)
      throws InterruptedException, ExecutionException {
    Waiting.pause(time);
    if (producing.isDone()) {
      producing.get();
    }
    if (instance.failed()) {
      throw new IllegalStateException("the instance failed after " + instance.through() + " rows");
    }
    if (steps(instance, "inference_slots_changes") + steps(instance, "inference_ladder_steps")
        > 0) {
      throw new IllegalStateException(
          "the guards took slots or annotators away, so both would not do the same; see above");
    }
  }

  private static double steps(Instance instance, String counter) {
    return instance.meters().find(counter).counters().stream().mapToDouble(Counter::count).sum();
  }

  private Void produce(Instance instance) throws InterruptedException {
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        ArticleProducer producer =
            ArticleProducer.connect(
                config.kafka(),
                serdes.articles().serializer(),
                config.topics().articles(),
                new NoFailures())) {
      for (long sent = 0; ; sent++) {
        while (sent >= instance.through() + AHEAD) {
          Waiting.pause(FULL);
        }
        producer.send(BenchArticles.again(article(sent), sent / articles.size()));
      }
    }
  }

  private Article article(long number) {
    return articles.get((int) (number % articles.size()));
  }

  /** Begins where the path began, so that both have the same texts; returns how many were done. */
  private long alone(Subject subject, int threads, long first, ExecutorService pool)
      throws InterruptedException, ExecutionException {
    AtomicLong next = new AtomicLong(first);
    AtomicInteger done = new AtomicInteger();
    long end = System.nanoTime() + length.toNanos();
    List<? extends Future<?>> workers =
        IntStream.range(0, threads)
            .mapToObj(
                worker ->
                    pool.submit(
                        () -> {
                          while (System.nanoTime() - end < 0) {
                            Article article = article(next.getAndIncrement());
                            subject.annotate(
                                ArticleMapping.document(article), Deadline.after(NO_DEADLINE));
                            done.incrementAndGet();
                          }
                        }))
            .toList();
    for (Future<?> worker : workers) {
      worker.get();
    }
    return done.get();
  }
}
