package news.copydesk.annotation.gazetteer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Annotator;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.corenlp.TestModels;
import news.copydesk.annotation.entity.EntityAnnotator;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.topology.ArticleMapping;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long linking takes with {@link RealGazetteer}, on articles of about 500 tokens whose entities
 * CoreNLP has found before; and how long opening the file takes in a new process.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GazetteerBenchmark {

  private static final Path ARTICLES = Path.of("../shared/data/articles/wikinews.jsonl");

  /** CoreNLP counts punctuation: 500 tokens are about 2,600 characters of news. */
  private static final int CHARACTERS = 2_600;

  private static final int COUNT = 100;

  /** The compiled file, which nothing has opened yet. */
  @State(Scope.Thread)
  public static class Compiled {

    private Path file = Path.of("");

    /** Compiles it. */
    @Setup
    public void compile() throws IOException {
      file = Files.createTempFile("gazetteer", ".gaz");
      int entries = RealGazetteer.compile(file);
      System.out.println(entries + " entries, " + Files.size(file) + " bytes");
    }

    /** Removes it. */
    @TearDown
    public void remove() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /** Articles with the entities that CoreNLP found. */
  @State(Scope.Thread)
  public static class Tagged {

    private final List<Document> documents = new ArrayList<>();
    private final List<Annotations> tagged = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // set up before the first run
    private GazetteerLinker linker;

    private int next;

    /** Opens the gazetteer and tags the articles. */
    @Setup
    public void tag(Compiled compiled) throws IOException {
      linker = new GazetteerLinker(new GazetteerLoader(compiled.file).load(), 100_000);
      Annotator entities = new EntityAnnotator(TestModels.tagger(), 100_000);
      try (ArticleReader reader = ArticleReader.open(ARTICLES)) {
        while (reader.hasNext() && documents.size() < COUNT) {
          if (reader.next() instanceof ArticleLine.Good line
              && line.article().getBody().length() > CHARACTERS) {
            Document document = ArticleMapping.document(cut(line.article()));
            documents.add(document);
            tagged.add(entities.annotate(document, Deadline.after(Duration.ofHours(1))));
          }
        }
      }
      long mentions =
          tagged.stream()
              .flatMap(annotations -> annotations.entities().stream())
              .mapToLong(entity -> entity.mentions().size())
              .sum();
      System.out.println(documents.size() + " articles, " + mentions + " mentions");
    }

    private static Article cut(Article article) {
      Article copy = Article.newBuilder(article).setSource("Columbia Missourian").build();
      copy.setBody(article.getBody().substring(0, CHARACTERS));
      return copy;
    }

    GazetteerLinker.Linked linkNext() {
      next = (next + 1) % documents.size();
      return linker.link(
          documents.get(next), tagged.get(next).entities(), Deadline.after(Duration.ofHours(1)));
    }
  }

  /** All links of one article, and the names that the tagger missed. */
  @Benchmark
  @BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
  @Fork(2)
  @Warmup(iterations = 5, time = 1)
  @Measurement(iterations = 5, time = 2)
  public GazetteerLinker.Linked link(Tagged articles) {
    return articles.linkNext();
  }

  /** Opening the file with its check, for the first time in a process. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(5)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public int open(Compiled compiled) {
    return new GazetteerLoader(compiled.file).load().size();
  }

  /** Runs it all; an argument names the benchmarks to run. */
  public static void main(String[] arguments) throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.include("GazetteerBenchmark." + (arguments.length > 0 ? arguments[0] : ""));
    new Runner(options.build()).run();
  }
}
