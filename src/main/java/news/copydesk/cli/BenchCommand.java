package news.copydesk.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import news.copydesk.bench.Accounting;
import news.copydesk.bench.BenchArticles;
import news.copydesk.bench.PipelineBench;
import news.copydesk.bench.Selection;
import news.copydesk.bench.Taggers;
import news.copydesk.ingest.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Benchmarks. */
@Command(
    name = "bench",
    description = "Measure on your own articles and machine.",
    footer = {"%nExample:", "  copydesk bench pipeline --articles articles.jsonl.gz --limit 2000"})
final class BenchCommand {

  private static final String PEER_HEAP = "12g";

  private final Console console;

  BenchCommand(Console console) {
    this.console = console;
  }

  @Command(
      name = "pipeline",
      mixinStandardHelpOptions = true,
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
          int peerLimit,
      @Option(
              names = "--rounds",
              defaultValue = "3",
              paramLabel = "N",
              description =
                  "How often the first two are measured, in turn; medians are shown (default:"
                      + " ${DEFAULT-VALUE}).")
          int rounds,
      @Option(
              names = "--set",
              paramLabel = "KEY=VALUE",
              description =
                  "Any key of the configuration, for our own annotators; may be repeated.")
          @Nullable Map<String, String> settings)
      throws IOException {
    Selection selection = options.selection();
    PipelineBench bench =
        new PipelineBench(selection, Objects.requireNonNullElse(settings, Map.of()));
    PipelineTable table = new PipelineTable();
    int steps = threads.size() * (2 * rounds + 1) + (peerClassPath.isEmpty() ? 0 : 1);
    try (Progress progress = console.progress("measuring", "scenarios")) {
      progress.expect(steps);
      for (int count : threads) {
        for (int round = 0; round < rounds; round++) {
          table.add(
              PipelineTable.ALONE,
              count,
              bench.inMemory(Taggers.CONFIGURED, count, selection, "", Optional.empty()));
          progress.advance(1);
          table.add(PipelineTable.WHOLE, count, bench.wholePath(count));
          progress.advance(1);
        }
        table.add(
            "naive: a pipeline per thread",
            count,
            bench.inMemory(Taggers.PER_THREAD, count, selection, "", Optional.of(PEER_HEAP)));
        progress.advance(1);
      }
      if (!peerClassPath.isEmpty()) {
        table.add(
            "CoreNLP's default ner",
            2,
            bench.inMemory(
                Taggers.DEFAULT_NER,
                2,
                selection.atMost(peerLimit),
                peerClassPath,
                Optional.of(PEER_HEAP)));
        progress.advance(1);
      }
    }
    console.print(table.lines(console));
    return ExitCode.OK;
  }

  @Command(
      name = "accounting",
      mixinStandardHelpOptions = true,
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
    BenchArticles articles = BenchArticles.read(options.selection().files());
    Accounting.Report report =
        new PipelineBench(options.selection(), Map.of()).account(articles.articles(), sample);
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
}
