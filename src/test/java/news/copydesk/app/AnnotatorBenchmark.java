package news.copydesk.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Preparation;
import news.copydesk.annotation.boilerplate.Boilerplate;
import news.copydesk.annotation.gazetteer.StarterGazetteer;
import news.copydesk.config.AnnotationConfig;
import news.copydesk.config.Keys.Models;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.model.Lease;
import news.copydesk.model.ModelHandle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * What each annotator costs for an article of about 500 tokens, guards included, in the order of
 * the chain and given what those before it found. One thread. Of its figures the median suffers
 * least from others at work on the machine.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 8, time = 1)
public class AnnotatorBenchmark {

  private static final Path DATA = Path.of("../shared/data/articles");

  /** CoreNLP counts punctuation: 500 tokens are about 2,600 characters of news. */
  private static final int CHARACTERS = 2_600;

  /** Enough that their words do not all fit into what a model remembers. */
  private static final int COUNT = 400;

  private static final Deadline NO_DEADLINE = Deadline.after(Duration.ofDays(1));

  /** What is measured. */
  @Param({
    "boilerplate",
    "boilerplate (HTML)",
    "language",
    "entities",
    "gazetteer",
    "topics",
    "sentiment"
  })
  private String part = "";

  private final List<Document> documents = new ArrayList<>();
  private final List<Annotations> before = new ArrayList<>();
  private final Preparation boilerplate = new Boilerplate();
  private Optional<Annotator> annotator = Optional.empty();
  private int next;

  /** Reads the articles, loads the models and lets the annotators before this one work. */
  @Setup
  public void prepare() throws IOException {
    read(DATA.resolve("wikinews.jsonl"));
    read(DATA.resolve("usgov_blog.jsonl.gz"));
    documents.forEach(document -> before.add(Annotations.of(document)));
    if (!part.startsWith("boilerplate")) {
      annotator = Optional.of(opened());
    }
  }

  private void read(Path file) throws IOException {
    try (ArticleReader reader = ArticleReader.open(file)) {
      while (reader.hasNext() && documents.size() < COUNT) {
        if (reader.next() instanceof ArticleLine.Good line
            && line.article().getBody().length() > CHARACTERS) {
          String body = line.article().getBody().substring(0, CHARACTERS);
          String title = Optional.ofNullable(line.article().getTitle()).orElse("");
          documents.add(
              new Document(
                  line.article().getId(),
                  line.article().getSource(),
                  title,
                  part.endsWith("(HTML)") ? html(body) : body,
                  Optional.empty()));
        }
      }
    }
  }

  /** Paragraphs, and a link in every third sentence. */
  private static String html(String body) {
    String linked = body.replaceAll("((?:[^.]*\\.){2}) (\\w+)", "$1 <a href=\"/x\">$2</a>");
    return "<p>" + linked.replace("\n", "</p>\n<p>") + "</p>";
  }

  private Annotator opened() {
    Path models = Path.of("target/models");
    AnnotationConfig config =
        new AnnotationConfig(
            Models.COMPILED,
            models,
            1,
            100_000,
            0.5,
            true,
            Optional.of(StarterGazetteer.file(models)),
            Optional.empty());
    AnnotatorChain chain = Annotators.open(config, new SimpleMeterRegistry());
    for (ModelHandle<Annotator> handle : chain.handles()) {
      try (Lease<Annotator> lease = handle.lease()) {
        Annotator one = lease.model();
        if (one.name().equals(part)) {
          return one;
        }
        for (int i = 0; i < documents.size(); i++) {
          before.set(i, one.annotate(documents.get(i), before.get(i), NO_DEADLINE));
        }
      }
    }
    throw new IllegalStateException("no annotator " + part);
  }

  /** One article. */
  @Benchmark
  public Object article() {
    next = (next + 1) % documents.size();
    return annotator.isPresent()
        ? annotator.get().annotate(documents.get(next), before.get(next), NO_DEADLINE)
        : boilerplate.prepare(documents.get(next));
  }

  /** Runs all, or those named, and prints one table. */
  public static void main(String[] arguments) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include("AnnotatorBenchmark");
    options.jvmArgs("-XX:+UseSerialGC", "-Xmx1g");
    if (arguments.length > 0) {
      options.param("part", arguments);
    }
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    List<RunResult> results = new ArrayList<>(new Runner(options.build()).run());
    results.sort(Comparator.comparing(AnnotatorBenchmark::place));
    print(
        "%n| annotator | ms per article: median | 95 of 100 below | mean |%n|---|---:|---:|---:|%n");
    double sum = 0;
    for (RunResult result : results) {
      Statistics micros = result.getPrimaryResult().getStatistics();
      double median = micros.getPercentile(50) / 1_000;
      sum += part(result).endsWith("(HTML)") ? 0 : median;
      print(
          "| %s | %.3f | %.3f | %.3f |%n",
          part(result), median, micros.getPercentile(95) / 1_000, micros.getMean() / 1_000);
    }
    print("| all, plain text | %.3f | | |%n%nLoad before: %.1f.%n", sum, load);
  }

  private static int place(RunResult result) {
    return List.of("bo", "la", "en", "ga", "to", "se").indexOf(part(result).substring(0, 2));
  }

  private static String part(RunResult result) {
    return result.getParams().getParam("part");
  }

  private static void print(String format, Object... values) {
    System.out.print(String.format(Locale.ROOT, format, values));
  }
}
