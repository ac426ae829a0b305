package news.copydesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.copydesk.bench.Accounting;
import news.copydesk.bench.BenchArticles;
import news.copydesk.bench.InMemory;
import news.copydesk.bench.Measurement;
import news.copydesk.bench.PipelineBench;
import news.copydesk.bench.Taggers;
import news.copydesk.bench.WholePath;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.Progress;
import news.copydesk.local.LocalCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Benchmarks. */
@Command(
    name = "bench",
    description = "Measure on your own articles and machine.",
    footer = {"%nExample:", "  copydesk bench pipeline --articles articles.jsonl.gz --limit 2000"})
final class BenchCommand {

  private static final String PEER_HEAP = "12g";

  private final Console console;
  private final InputStream stdin;

  BenchCommand(Console console, InputStream stdin) {
    this.console = console;
    this.stdin = stdin;
  }

  /** Which articles are measured. */
  static final class ArticleOptions {

    @Option(
        names = "--articles",
        paramLabel = "FILE",
        required = true,
        arity = "1..*",
        description = "JSON Lines, plain or gzip.")
    private List<Path> files = List.of();

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "2000",
        description = "At most so many articles, spread evenly (default: ${DEFAULT-VALUE}).")
    private int limit;

    BenchArticles read() throws IOException {
      return BenchArticles.read(files).spread(limit);
    }
  }

  @Command(
      name = "pipeline",
      description =
          "Compare the annotators alone, the whole path with exactly-once, the naive design (a"
              + " CoreNLP pipeline per thread) and CoreNLP's default ner; each in its own process.",
      footer = {
        "%nExample:",
        "  copydesk bench pipeline --articles articles.jsonl.gz --threads 1,2,4,8"
      })
  int pipeline(
      @Mixin ArticleOptions options,
      @Option(names = "--threads", split = ",", defaultValue = "1,2,4,8", paramLabel = "N,…")
          List<Integer> threads,
      @Option(
              names = "--peer-classpath",
              defaultValue = "",
              paramLabel = "PATH",
              description =
                  "What CoreNLP's default ner needs: its dependencies and its models jar; left out"
                      + " without.")
          String peerClassPath,
      @Option(
              names = "--peer-limit",
              defaultValue = "400",
              paramLabel = "N",
              description = "Articles for CoreNLP's default ner (default: ${DEFAULT-VALUE}).")
          int peerLimit)
      throws IOException {
    Path directory = Files.createTempDirectory("copydesk-bench");
    BenchArticles articles = options.read();
    PipelineBench bench = new PipelineBench(options.files, articles, directory);
    PipelineTable table = new PipelineTable();
    int steps = threads.size() * 3 + (peerClassPath.isEmpty() ? 0 : 1);
    try (Progress progress = console.progress("measuring", "scenarios")) {
      progress.expect(steps);
      for (int count : threads) {
        table.add(
            "annotators alone",
            count,
            bench.inMemory(Taggers.SHARED, count, options.limit, "", Optional.empty()));
        progress.advance(1);
        table.add("whole path, exactly-once", count, bench.wholePath(count));
        progress.advance(1);
        table.add(
            "naive: a pipeline per thread",
            count,
            bench.inMemory(Taggers.PER_THREAD, count, options.limit, "", Optional.of(PEER_HEAP)));
        progress.advance(1);
      }
      if (!peerClassPath.isEmpty()) {
        table.add(
            "CoreNLP's default ner",
            2,
            bench.inMemory(
                Taggers.DEFAULT_NER, 2, peerLimit, peerClassPath, Optional.of(PEER_HEAP)));
        progress.advance(1);
      }
    }
    console.print(table.lines(console));
    return ExitCode.OK;
  }

  @Command(
      name = "accounting",
      description =
          "Carry all articles over the whole path, account for each of them, and compare a sample's"
              + " entities with CoreNLP's own pipeline.",
      footer = {
        "%nExample:",
        "  copydesk bench accounting --articles articles.jsonl.gz --sample 500"
      })
  int accounting(
      @Mixin ArticleOptions options,
      @Option(names = "--sample", defaultValue = "500", paramLabel = "N") int sample)
      throws IOException, InterruptedException {
    BenchArticles articles = BenchArticles.read(options.files);
    PipelineBench bench =
        new PipelineBench(options.files, articles, Files.createTempDirectory("copydesk-bench"));
    Accounting.Report report = bench.account(sample);
    report
        .deadLetters()
        .forEach((reason, count) -> console.out().println(count + " dead letters: " + reason));
    report
        .statuses()
        .forEach((status, count) -> console.out().println(count + " articles " + status));
    report.differing().forEach(id -> console.out().println("differs from CoreNLP: " + id));
    int produced = articles.articles().size();
    console
        .out()
        .println(
            "accounting: %d lines, %d bad, %d articles in, %d enriched, %d dead letters, %d rows; of %d compared with CoreNLP (%d mentions) %d differ"
                .formatted(
                    articles.lines() + articles.badLines(),
                    articles.badLines(),
                    produced,
                    report.enriched(),
                    report.deadLetters().values().stream().mapToLong(Long::longValue).sum(),
                    report.rows(),
                    report.compared(),
                    report.mentions(),
                    report.differing().size()));
    return report.allAccountedFor(produced) && report.differing().isEmpty()
        ? ExitCode.OK
        : ExitCode.FAILED;
  }

  @Command(name = "child-in-memory", hidden = true, description = "One scenario of pipeline.")
  int childInMemory(
      @Mixin ConfigOptions config,
      @Mixin ArticleOptions options,
      @Option(names = "--taggers") Taggers taggers,
      @Option(names = "--threads") int threads)
      throws IOException, InterruptedException {
    CopydeskConfig configuration = config.read(console);
    Measurement measurement =
        new InMemory(taggers, configuration.annotation().directory(), threads)
            .measure(options.read().articles(), PipelineBench.WARM_UP);
    console.out().println(measurement.toLine());
    return ExitCode.OK;
  }

  @Command(name = "child-whole-path", hidden = true, description = "One scenario of pipeline.")
  int childWholePath(@Mixin ConfigOptions config, @Mixin ArticleOptions options)
      throws IOException, InterruptedException {
    BenchArticles articles = options.read();
    int size = articles.articles().size();
    long tokens =
        new BenchArticles(articles.articles().subList(PipelineBench.WARM_UP, size), size, 0)
            .tokens();
    Measurement measurement =
        new WholePath(config.read(console)).measure(size, PipelineBench.WARM_UP, tokens);
    console.out().println(measurement.toLine());
    return ExitCode.OK;
  }

  @Command(name = "child-cluster", hidden = true, description = "The broker of pipeline.")
  int childCluster(@Parameters Path directory) throws IOException {
    try (LocalCluster cluster = LocalCluster.start(directory, 0, 0)) {
      console.out().println("cluster: " + cluster.bootstrapServers() + " " + cluster.registryUrl());
      stdin.readAllBytes();
    }
    return ExitCode.OK;
  }

  /** The results, and what they say about the two bars that matter. */
  private static final class PipelineTable {

    private final Table table =
        new Table(
            Column.left("what"),
            Column.right("threads"),
            Column.right("articles/s"),
            Column.right("tokens/s"),
            Column.right("load s"),
            Column.right("peak MiB"));
    private final List<Row> rows = new ArrayList<>();

    private record Row(String what, int threads, Measurement measured) {}

    void add(String what, int threads, Measurement measured) {
      rows.add(new Row(what, threads, measured));
      table.row(
          what,
          threads,
          format("%.1f", measured.articlesPerSecond()),
          format("%.0f", measured.tokensPerSecond()),
          format("%.1f", measured.loadSeconds()),
          measured.peakMebibytes());
    }

    List<String> lines(Console console) {
      List<String> lines = new ArrayList<>(table.lines(console.width(), console.colour()));
      for (Row whole : rows) {
        if (!whole.what().startsWith("whole")) {
          continue;
        }
        rows.stream()
            .filter(row -> row.what().startsWith("annotators"))
            .filter(row -> row.threads() == whole.threads())
            .forEach(
                alone ->
                    lines.add(
                        format(
                            "pipeline: whole path / annotators alone = %.2f with %d threads",
                            whole.measured().tokensPerSecond() / alone.measured().tokensPerSecond(),
                            whole.threads())));
      }
      return lines;
    }

    private static String format(String pattern, Object... values) {
      return String.format(Locale.ROOT, pattern, values);
    }
  }
}
