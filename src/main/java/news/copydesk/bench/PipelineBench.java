package news.copydesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.article.Article;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.ArticleProducer;
import news.copydesk.ingest.SendListener;

/** Runs every scenario in a process of its own, one after the other, on the same articles. */
public final class PipelineBench {

  /** Articles that only warm up. */
  public static final int WARM_UP = 200;

  private final List<Path> files;
  private final BenchArticles articles;
  private final Path directory;

  /**
   * @param files JSON Lines
   * @param articles of these files, as the child processes choose them too
   * @param directory for brokers and databases; emptied by the caller
   */
  public PipelineBench(List<Path> files, BenchArticles articles, Path directory) {
    this.files = files;
    this.articles = articles;
    this.directory = directory;
  }

  /**
   * Measures taggers in memory.
   *
   * @param limit articles, the warm-up included
   * @param classPath what the taggers need besides our own class path
   * @param heap the child's {@code -Xmx}, if ours is not enough
   */
  public Measurement inMemory(
      Taggers taggers, int threads, int limit, String classPath, Optional<String> heap)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bench",
                "child-in-memory",
                "--taggers",
                taggers.name(),
                "--threads",
                Integer.toString(threads),
                "--limit",
                Integer.toString(limit)));
    addFiles(arguments);
    try (ChildProcess child =
        ChildProcess.start(
            classPath, heap.map(size -> List.of("-Xmx" + size)).orElse(List.of()), arguments)) {
      return Measurement.parse(child.waitFor(Measurement::isLine));
    }
  }

  /** Measures the whole path, with a new broker in a process of its own. */
  public Measurement wholePath(int threads) throws IOException {
    Path home = Files.createTempDirectory(directory, "whole-path-");
    try (ChildProcess cluster =
        ChildProcess.start(
            "", List.of("-Xmx512m"), List.of("bench", "child-cluster", home.toString()))) {
      String[] where = cluster.waitFor(line -> line.startsWith("cluster: ")).split(" ");
      produce(where[1], where[2]);
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "bench",
                  "child-whole-path",
                  "--bootstrap-servers",
                  where[1],
                  "--registry",
                  where[2],
                  "--set",
                  "sink.url=jdbc:sqlite:" + home.resolve("copydesk.db"),
                  "--set",
                  "streams.threads=" + threads,
                  "--set",
                  "http.port=0",
                  "--limit",
                  Integer.toString(articles.articles().size())));
      addFiles(arguments);
      try (ChildProcess child = ChildProcess.start("", List.of(), arguments)) {
        return Measurement.parse(child.waitFor(Measurement::isLine));
      }
    }
  }

  private void addFiles(List<String> arguments) {
    files.forEach(file -> Stream.of("--articles", file.toString()).forEach(arguments::add));
  }

  private void produce(String bootstrapServers, String registry) {
    CopydeskConfig config =
        CopydeskConfig.read(
            Optional.empty(),
            Map.of(),
            Map.of("kafka.bootstrap.servers", bootstrapServers, "registry.urls", registry));
    try (ArticleSerdes serdes = new ArticleSerdes(config);
        ArticleProducer producer =
            ArticleProducer.connect(
                config.kafka(),
                serdes.articles().serializer(),
                config.topics().articles(),
                new NoFailures())) {
      for (Article article : articles.articles()) {
        producer.send(article);
      }
    }
  }

  private static final class NoFailures implements SendListener {

    @Override
    public void sent(String id) {}

    @Override
    public void failed(String id, Exception cause) {
      throw new IllegalStateException("article " + id + " was not sent", cause);
    }
  }
}
