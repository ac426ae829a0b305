package news.copydesk.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.app.Annotators;
import news.copydesk.config.AnnotationConfig;

/**
 * Measures the annotators with so many threads that ask for so many slots, with articles of one
 * length: what more at once gives, and what it costs.
 */
public final class MatrixBench {

  private static final Duration NO_DEADLINE = Duration.ofHours(1);

  /** Documents that are annotated again and again; more than the caches hold. */
  private static final int DOCUMENTS = 200;

  private MatrixBench() {}

  /**
   * Has a process of its own measure one cell.
   *
   * @param seconds how long is measured, after as long a warm-up
   */
  public static MatrixCell inChild(
      Selection selection,
      Map<String, String> settings,
      int threads,
      int slots,
      int tokens,
      int seconds)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bench",
                "child",
                "matrix-cell",
                "--set",
                "annotation.slots=" + slots,
                "--threads",
                Integer.toString(threads),
                "--tokens",
                Integer.toString(tokens),
                "--seconds",
                Integer.toString(seconds)));
    settings.forEach((key, value) -> Stream.of("--set", key + "=" + value).forEach(arguments::add));
    arguments.addAll(selection.arguments());
    try (ChildProcess child = ChildProcess.start("", List.of(), arguments)) {
      return MatrixCell.parse(child.waitFor(MatrixCell::isLine));
    }
  }

  /** Measures one cell in this process. */
  public static MatrixCell measure(
      BenchArticles articles, AnnotationConfig config, int threads, int tokens, int seconds)
      throws InterruptedException {
    List<Document> documents = LongArticles.of(articles.articles(), tokens, DOCUMENTS);
    try (AnnotatorChain annotators = Annotators.open(config, new SimpleMeterRegistry())) {
      long span = Duration.ofSeconds(seconds).toNanos();
      annotate(annotators, documents, threads, span);
      long start = System.nanoTime();
      long[] nanos = annotate(annotators, documents, threads, span);
      double took = (System.nanoTime() - start) / 1e9;
      return new MatrixCell(
          threads,
          config.slots(),
          tokens,
          nanos.length / took,
          percentile(nanos, 0.5) / 1e6,
          percentile(nanos, 0.99) / 1e6,
          PeakMemory.mebibytes());
    }
  }

  /** The time of each article that was begun within the span, sorted. */
  private static long[] annotate(
      AnnotatorChain annotators, List<Document> documents, int threads, long span)
      throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    long end = System.nanoTime() + span;
    return Workers.run(threads, i -> () -> work(annotators, documents, next, end)).stream()
        .flatMapToLong(Arrays::stream)
        .sorted()
        .toArray();
  }

  private static long[] work(
      AnnotatorChain annotators, List<Document> documents, AtomicInteger next, long end) {
    long[] nanos = new long[1 << 10];
    int count = 0;
    while (System.nanoTime() < end) {
      Document document = documents.get(Math.floorMod(next.getAndIncrement(), documents.size()));
      long start = System.nanoTime();
      annotators.annotate(document, Deadline.after(NO_DEADLINE));
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      nanos[count++] = System.nanoTime() - start;
    }
    return Arrays.copyOf(nanos, count);
  }

  private static long percentile(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
