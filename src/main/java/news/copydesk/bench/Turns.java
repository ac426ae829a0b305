package news.copydesk.bench;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
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
 * While the annotators run alone the stream is paused; it keeps its partitions and polls. What it
 * is to carry lies on the topic when its turn begins: who writes articles is no part of the path.
 */
public final class Turns {

  private static final Duration NO_DEADLINE = Duration.ofHours(1);

  /** What the path could not use up in its turn if it cost nothing, times this, lies ready. */
  private static final double ENOUGH = 1.25;

  /** What is in the path beside that, on its way. */
  private static final int UNDER_WAY = 4_000;

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
  public void measure(int turns, int warmUp, Consumer<Turn> listener) throws InterruptedException {
    int threads = config.streams().threads();
    Subject subject = Taggers.CONFIGURED.load(config.annotation());
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        ArticleProducer producer =
            ArticleProducer.connect(
                config.kafka(),
                serdes.articles().serializer(),
                config.topics().articles(),
                new NoFailures());
        Instance instance = new Instance(config, EnumSet.allOf(Role.class))) {
      instance.start();
      send(producer, 0, warmUp + UNDER_WAY);
      long sent = warmUp + UNDER_WAY;
      while (instance.through() < warmUp) {
        watch(instance, Duration.ofMillis(200));
      }
      for (int turn = 0; turn < turns; turn++) {
        instance.pause();
        watch(instance, SETTLE);
        Timed alone = alone(subject, threads, instance.through());
        double most = alone.perSecond() * (SETTLE.toSeconds() + length.toSeconds());
        long until = instance.through() + (long) (ENOUGH * most) + UNDER_WAY;
        send(producer, sent, until);
        sent = Math.max(sent, until);
        instance.resume();
        watch(instance, SETTLE);
        long first = instance.through();
        long start = System.nanoTime();
        watch(instance, length);
        Timed path = Timed.since(start, instance.through() - first);
        if (instance.through() >= sent) {
          throw new IllegalStateException("all " + sent + " articles came through in turn " + turn);
        }
        listener.accept(
            new Turn(path.articles(), path.seconds(), alone.articles(), alone.seconds()));
      }
    }
  }

  private record Timed(long articles, double seconds) {

    static Timed since(long start, long articles) {
      return new Timed(articles, (System.nanoTime() - start) / 1e9);
    }

    double perSecond() {
      return articles / seconds;
    }
  }

  private static void watch(Instance instance, Duration time) throws InterruptedException {
    Waiting.pause(time);
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

  /** Sends articles by their numbers and waits until the broker has them. */
  private void send(ArticleProducer producer, long from, long to) {
    for (long number = from; number < to; number++) {
      producer.send(BenchArticles.again(article(number), number / articles.size()));
    }
    producer.flush();
  }

  private Article article(long number) {
    return articles.get((int) (number % articles.size()));
  }

  /** Begins where the path will begin, so that both have the same texts. */
  private Timed alone(Subject subject, int threads, long first) throws InterruptedException {
    AtomicLong next = new AtomicLong(first);
    long start = System.nanoTime();
    long end = start + length.toNanos();
    List<Long> done = Workers.run(threads, worker -> () -> work(subject, next, end));
    return Timed.since(start, done.stream().mapToLong(Long::longValue).sum());
  }

  /** Returns how many it took. */
  private long work(Subject subject, AtomicLong next, long end) {
    long count = 0;
    while (System.nanoTime() - end < 0) {
      Article article = article(next.getAndIncrement());
      subject.annotate(ArticleMapping.document(article), Deadline.after(NO_DEADLINE));
      count++;
    }
    return count;
  }
}
