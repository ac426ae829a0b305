package news.copydesk.annotation.compiled;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import news.copydesk.annotation.corenlp.CompiledLoader;
import news.copydesk.annotation.corenlp.TestModels;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How many tokens a second the compiled model labels, in one thread and in two that share its file:
 * the same text again and again, so more than on text that nobody has seen. Words are cut at spaces
 * and punctuation; it is not CoreNLP's tokenizer that is measured.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 8, time = 2)
public class LabellerBenchmark {

  private static final Path ARTICLES = Path.of("../shared/data/articles/wikinews.jsonl");
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n+");

  /** So many tokens are labelled at a time. */
  private static final int TOKENS = 100_000;

  /** The model, which all threads share. */
  @State(Scope.Benchmark)
  public static class Shared {

    @SuppressWarnings("NullAway.Init") // set up before the first run
    private CompiledModel model;

    private final List<List<String>> sentences = new ArrayList<>();

    /** Opens the file and reads the text. */
    @Setup
    public void open() throws IOException {
      model = CompiledModel.open(CompiledLoader.file(TestModels.DIRECTORY));
      int tokens = 0;
      try (ArticleReader reader = ArticleReader.open(ARTICLES)) {
        while (reader.hasNext() && tokens < TOKENS) {
          if (reader.next() instanceof ArticleLine.Good line) {
            for (String sentence : SENTENCE.split(line.article().getBody())) {
              List<String> words =
                  TOKEN.matcher(sentence).results().map(found -> found.group()).toList();
              int room = Math.min(words.size(), TOKENS - tokens);
              sentences.add(new ArrayList<>(words.subList(0, room)));
              tokens += room;
            }
          }
        }
      }
      if (tokens < TOKENS) {
        throw new IllegalStateException(ARTICLES + " has only " + tokens + " tokens");
      }
    }
  }

  /** One thread's. */
  @State(Scope.Thread)
  public static class Own {

    @SuppressWarnings("NullAway.Init") // set up before the first run
    private Labeller labeller;

    private byte[] labels = new byte[0];

    /** Borrows a labeller. */
    @Setup
    public void borrow(Shared shared) {
      labeller = shared.model.borrow();
      labels = new byte[shared.sentences.stream().mapToInt(List::size).max().orElse(0)];
    }
  }

  /** All sentences in one thread. */
  @Benchmark
  @Threads(1)
  @OperationsPerInvocation(TOKENS)
  public int oneThread(Shared shared, Own own) {
    return label(shared, own);
  }

  /** All sentences in each of two threads. */
  @Benchmark
  @Threads(2)
  @OperationsPerInvocation(TOKENS)
  public int twoThreads(Shared shared, Own own) {
    return label(shared, own);
  }

  private static int label(Shared shared, Own own) {
    int any = 0;
    for (List<String> sentence : shared.sentences) {
      if (!sentence.isEmpty()) {
        own.labeller.label(sentence, own.labels);
        any += own.labels[0];
      }
    }
    return any;
  }

  /** Runs both. */
  public static void main(String[] arguments) throws RunnerException {
    new Runner(new OptionsBuilder().include("LabellerBenchmark").build()).run();
  }
}
