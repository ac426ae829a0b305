package news.copydesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import news.copydesk.article.Article;
import news.copydesk.config.CopydeskConfig;
import org.apache.kafka.common.utils.Utils;

/** Runs every scenario in a process of its own, one after the other, on the same articles. */
public final class PipelineBench {

  /**
   * Huge methods are compiled for CoreNLP's sake; no broker runs so, and each that is compiled
   * takes C2's time from the two cores.
   */
  private static final List<String> BROKER_FLAGS =
      List.of("-Xmx512m", "-XX:+DontCompileHugeMethods");

  /** The stream and the annotators alone each have models of their own. */
  private static final List<String> TWO_SETS_OF_MODELS = List.of("-Xmx2g");

  private final Selection selection;
  private final Map<String, String> settings;

  /**
   * @param selection the articles of our own scenarios
   * @param settings of the configuration, for our own scenarios
   */
  public PipelineBench(Selection selection, Map<String, String> settings) {
    this.selection = selection;
    this.settings = settings;
  }

  /**
   * Of so many articles, those that only warm up: the C2 compiler takes up to half of the two cores
   * for the first 30 seconds, more of them where Kafka's code is compiled as well.
   */
  public static int warmUp(int articles) {
    return articles / 2;
  }

  /**
   * Measures taggers in memory.
   *
   * @param articles the warm-up included
   * @param classPath what the taggers need besides our own class path
   * @param heap the child's {@code -Xmx}, if ours is not enough
   */
  public Measurement inMemory(
      Taggers taggers, int threads, Selection articles, String classPath, Optional<String> heap)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bench",
                "child",
                "in-memory",
                "--taggers",
                taggers.name(),
                "--threads",
                Integer.toString(threads)));
    addSettings(arguments);
    arguments.addAll(articles.arguments());
    try (ChildProcess child =
        ChildProcess.start(
            classPath, heap.map(size -> List.of("-Xmx" + size)).orElse(List.of()), arguments)) {
      return Measurement.parse(child.waitFor(Measurement::isLine));
    }
  }

  /** Measures the whole path, with a new broker in a process of its own. */
  public Measurement wholePath(int threads) throws IOException {
    try (Cluster cluster = cluster();
        ChildProcess child =
            ChildProcess.start("", List.of(), onCluster("whole-path", cluster, threads))) {
      return Measurement.parse(child.waitFor(Measurement::isLine));
    }
  }

  /**
   * Measures the whole path and the annotators alone in turns, in one process, with a new broker in
   * another, and tells of each turn.
   *
   * @param seconds of each half of a turn
   * @param warmUp articles that the whole path carries before
   */
  public void inTurns(int threads, int turns, int seconds, int warmUp, Consumer<Turn> listener)
      throws IOException {
    try (Cluster cluster = cluster()) {
      List<String> arguments = onCluster("turns", cluster, threads);
      arguments.addAll(
          List.of(
              "--turns",
              Integer.toString(turns),
              "--seconds",
              Integer.toString(seconds),
              "--warm-up",
              Integer.toString(warmUp)));
      try (ChildProcess child = ChildProcess.start("", TWO_SETS_OF_MODELS, arguments)) {
        for (int turn = 0; turn < turns; turn++) {
          listener.accept(Turn.parse(child.waitFor(Turn::isLine)));
        }
      }
    }
  }

  private List<String> onCluster(String scenario, Cluster cluster, int threads) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bench",
                "child",
                scenario,
                "--bootstrap-servers",
                cluster.bootstrapServers(),
                "--registry",
                cluster.registry(),
                "--set",
                "sink.url=" + cluster.databaseUrl(),
                "--set",
                "streams.threads=" + threads,
                "--set",
                "http.port=0"));
    addSettings(arguments);
    arguments.addAll(selection.arguments());
    return arguments;
  }

  /** Carries the articles over the whole path in this process, and accounts for them. */
  public Accounting.Report account(List<Article> articles, int sample)
      throws IOException, InterruptedException {
    try (Cluster cluster = cluster()) {
      CopydeskConfig config =
          // Names that the gazetteer adds, and tones, are not CoreNLP's own, which are compared.
          cluster.config(
              Map.of(
                  "sink.url",
                  cluster.databaseUrl(),
                  "http.port",
                  "0",
                  "gazetteer.file",
                  "none",
                  "annotation.sentiment",
                  "false"));
      new WholePath(config).measure(articles, 0);
      return new Accounting(config).report(articles, sample);
    }
  }

  private Cluster cluster() throws IOException {
    Path home = Files.createTempDirectory("copydesk-bench-");
    ChildProcess process =
        ChildProcess.start("", BROKER_FLAGS, List.of("bench", "child", "cluster", home.toString()));
    String[] where = process.waitFor(line -> line.startsWith("cluster: ")).split(" ");
    return new Cluster(process, where[1], where[2], home);
  }

  /** A broker and a registry in a process of their own, and a place for a database. */
  private record Cluster(ChildProcess process, String bootstrapServers, String registry, Path home)
      implements AutoCloseable {

    String databaseUrl() {
      return "jdbc:sqlite:" + home.resolve("copydesk.db");
    }

    CopydeskConfig config(Map<String, String> more) {
      Map<String, String> flags = new HashMap<>(more);
      flags.put("kafka.bootstrap.servers", bootstrapServers);
      flags.put("registry.urls", registry);
      return CopydeskConfig.read(Optional.empty(), Map.of(), flags);
    }

    @Override
    public void close() throws IOException {
      process.close();
      Utils.delete(home.toFile());
    }
  }

  private void addSettings(List<String> arguments) {
    settings.forEach((key, value) -> Stream.of("--set", key + "=" + value).forEach(arguments::add));
  }
}
