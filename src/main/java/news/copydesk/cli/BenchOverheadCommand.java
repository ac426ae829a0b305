package news.copydesk.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import news.copydesk.bench.PipelineBench;
import news.copydesk.bench.Turn;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what the stream costs besides the annotators. */
@Command(
    name = "overhead",
    description =
        "Run the whole path with exactly-once and the annotators alone in turns, in one process, so"
            + " that neither a busy machine nor the compiler favours one of them.",
    footer = {"%nExample:", "  copydesk bench overhead --articles articles.jsonl.gz --turns 10"})
final class BenchOverheadCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ArticleOptions options = new ArticleOptions();

  @Option(names = "--threads", defaultValue = "2", paramLabel = "N")
  private int threads;

  @Option(
      names = "--turns",
      defaultValue = "10",
      paramLabel = "N",
      description = "How often both are measured (default: ${DEFAULT-VALUE}).")
  private int turns;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      paramLabel = "N",
      description = "How long each is measured in a turn (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "20000",
      paramLabel = "N",
      description = "Articles that the whole path carries before (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any key of the configuration.")
  private Map<String, String> settings = new HashMap<>();

  BenchOverheadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (turns < 1 || seconds < 1 || threads < 1) {
      throw new ParameterException(
          spec.commandLine(), "--turns, --seconds and --threads are at least 1");
    }
    List<Turn> measured = new ArrayList<>();
    try (Progress progress = console.progress("measuring", "turns")) {
      progress.expect(turns);
      new PipelineBench(options.selection(), settings)
          .inTurns(
              threads,
              turns,
              seconds,
              warmUp,
              turn -> {
                measured.add(turn);
                progress.advance(1);
              });
    }
    Table table =
        new Table(
            Column.right("turn"),
            Column.right("whole path, articles/s"),
            Column.right("alone, articles/s"),
            Column.right("ratio"));
    for (int i = 0; i < measured.size(); i++) {
      Turn turn = measured.get(i);
      table.row(i + 1, rate(turn.path()), rate(turn.alone()), ratio(turn.ratio()));
    }
    console.print(table.lines(console.tableWidth(), console.colour()));
    double[] ratios = measured.stream().mapToDouble(Turn::ratio).sorted().toArray();
    Turn all = measured.stream().reduce(new Turn(0, 0, 0, 0), Turn::and);
    console
        .out()
        .println(
            "overhead: whole path %s articles/s, annotators alone %s, ratio %s (%s to %s in %d turns)"
                .formatted(
                    rate(all.path()),
                    rate(all.alone()),
                    ratio(all.ratio()),
                    ratio(ratios[0]),
                    ratio(ratios[ratios.length - 1]),
                    turns));
    return ExitCode.OK;
  }

  private static String rate(double articlesPerSecond) {
    return String.format(Locale.ROOT, "%.1f", articlesPerSecond);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.3f", ratio);
  }
}
