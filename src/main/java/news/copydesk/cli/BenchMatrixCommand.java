package news.copydesk.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import news.copydesk.bench.MatrixBench;
import news.copydesk.bench.MatrixCell;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what threads and slots give and cost. */
@Command(
    name = "matrix",
    description =
        "Measure throughput, latency and peak memory of the annotators for threads × slots × length"
            + " of the articles, each in its own process. More slots than threads are left out.",
    footer = {
      "%nExample:",
      "  copydesk bench matrix --articles articles.jsonl.gz --threads 1,2,4 --slots 1,2,4"
    })
final class BenchMatrixCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ArticleOptions options = new ArticleOptions();

  @Option(names = "--threads", split = ",", defaultValue = "1,2,4", paramLabel = "N,…")
  private List<Integer> threads = List.of();

  @Option(names = "--slots", split = ",", defaultValue = "1,2,4", paramLabel = "N,…")
  private List<Integer> slots = List.of();

  @Option(
      names = "--tokens",
      split = ",",
      defaultValue = "500,5000",
      paramLabel = "N,…",
      description = "Lengths of the articles, in tokens (default: ${DEFAULT-VALUE}).")
  private List<Integer> tokens = List.of();

  @Option(
      names = "--seconds",
      defaultValue = "8",
      paramLabel = "N",
      description =
          "How long each is measured, after as long a warm-up (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any key of the configuration.")
  private Map<String, String> settings = new HashMap<>();

  @Option(names = "--json", description = "Print a line of JSON for each.")
  private boolean json;

  BenchMatrixCommand(Console console) {
    this.console = console;
  }

  private record Wanted(int tokens, int threads, int slots) {}

  @Override
  public Integer call() throws IOException {
    List<Wanted> wanted = wanted();
    List<MatrixCell> cells = new ArrayList<>();
    try (Progress progress = console.progress("measuring", "cells")) {
      progress.expect(wanted.size());
      for (Wanted one : wanted) {
        cells.add(
            MatrixBench.inChild(
                options.selection(), settings, one.threads(), one.slots(), one.tokens(), seconds));
        progress.advance(1);
      }
    }
    if (json) {
      cells.forEach(cell -> console.out().println(cell.json()));
    } else {
      console.print(table(cells).lines(console.tableWidth(), console.colour()));
    }
    return ExitCode.OK;
  }

  private List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    for (int length : tokens) {
      for (int count : threads) {
        for (int limit : slots) {
          if (limit <= count) {
            wanted.add(new Wanted(length, count, limit));
          }
        }
      }
    }
    return wanted;
  }

  private static Table table(List<MatrixCell> cells) {
    Table table =
        new Table(
            Column.right("tokens"),
            Column.right("threads"),
            Column.right("slots"),
            Column.right("articles/s"),
            Column.right("median ms"),
            Column.right("p99 ms"),
            Column.right("peak MiB"));
    for (MatrixCell cell : cells) {
      table.row(
          cell.tokens(),
          cell.threads(),
          cell.slots(),
          String.format(Locale.ROOT, "%.0f", cell.articlesPerSecond()),
          String.format(Locale.ROOT, "%.1f", cell.medianMillis()),
          String.format(Locale.ROOT, "%.1f", cell.p99Millis()),
          cell.peakMebibytes());
    }
    return table;
  }
}
