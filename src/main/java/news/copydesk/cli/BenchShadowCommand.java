package news.copydesk.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import news.copydesk.bench.ShadowBench;
import news.copydesk.bench.ShadowBench.Result;
import news.copydesk.bench.ShadowBench.Row;
import news.copydesk.bench.ShadowBench.Side;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what readers notice of a shadow. */
@Command(
    name = "shadow",
    description =
        "Enrich with and without a candidate in the shadow, in turns in one run, at each of some"
            + " rates, with exactly-once, and compare. A rate above what the machine takes shows"
            + " what the shadow leaves of its speed. Exit code 0 only if every article came out"
            + " once, written by the live version.",
    footer = {
      "%nExample:",
      "  copydesk bench shadow --rates 200,2000",
      "  copydesk bench shadow --set annotation.models=mock"
    })
final class BenchShadowCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private KeyOptions config = new KeyOptions();

  @Option(
      names = "--rates",
      split = ",",
      defaultValue = "200,2000",
      paramLabel = "N,…",
      description = "Articles a second, one after the other (default: ${DEFAULT-VALUE}).")
  private List<Integer> rates = List.of();

  @Option(
      names = "--turns",
      defaultValue = "4",
      paramLabel = "N",
      description = "How often both are measured at each rate (default: ${DEFAULT-VALUE}).")
  private int turns;

  @Option(
      names = "--seconds",
      defaultValue = "15",
      paramLabel = "N",
      description = "How long each is measured in a turn (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--warm-up", defaultValue = "40", paramLabel = "SECONDS")
  private int warmUp;

  BenchShadowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (turns < 1 || seconds < 1 || rates.stream().anyMatch(rate -> rate < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--turns, --seconds and each of --rates are at least 1");
    }
    CopydeskConfig configuration = config.read(console);
    ShadowBench.Plan plan =
        new ShadowBench.Plan(rates, Duration.ofSeconds(warmUp), turns, Duration.ofSeconds(seconds));
    Result result;
    try (Progress progress = console.progress("measuring", "turns")) {
      progress.expect((long) turns * rates.size());
      result =
          new ShadowBench(plan, new HashMap<>(config.set))
              .run(BenchVersions.of(configuration), progress::advance);
    }
    console.print(table(result).lines(console.tableWidth(), console.colour()));
    console.out().println(lastLine(result));
    return result.exactlyOnce() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static Table table(Result result) {
    Table table =
        new Table(
            Column.right("sent/s"),
            Column.left("shadow"),
            Column.right("enriched/s"),
            Column.right("p99 sent to read, ms"),
            Column.right("p99 annotators, ms"),
            Column.right("shadowed"),
            Column.right("dropped"));
    for (Row row : result.rows()) {
      add(table, row, "without", row.without(), "", "");
      add(
          table,
          row,
          "with",
          row.with(),
          Long.toString(row.candidate().shadowed()),
          Long.toString(row.candidate().dropped()));
    }
    return table;
  }

  private static void add(
      Table table, Row row, String shadow, Side side, String shadowed, String dropped) {
    table.row(
        row.rate(),
        shadow,
        tenths(side.perSecond()),
        spread(side.ageP99(), 1),
        spread(side.workP99(), 1e3),
        shadowed,
        dropped);
  }

  private static String spread(List<Long> sorted, double unit) {
    return "%s (%s to %s)"
        .formatted(
            tenths(Side.median(sorted) / unit),
            tenths(sorted.get(0) / unit),
            tenths(sorted.get(sorted.size() - 1) / unit));
  }

  private static String lastLine(Result result) {
    List<String> rates = new ArrayList<>();
    for (Row row : result.rows()) {
      rates.add(
          "at %d/s %s enriched/s without and %s with, p99 from sent to read %d ms and %d, p99 of the annotators %s ms and %s, %d shadowed, %d dropped, %d failed"
              .formatted(
                  row.rate(),
                  tenths(row.without().perSecond()),
                  tenths(row.with().perSecond()),
                  Side.median(row.without().ageP99()),
                  Side.median(row.with().ageP99()),
                  tenths(Side.median(row.without().workP99()) / 1e3),
                  tenths(Side.median(row.with().workP99()) / 1e3),
                  row.candidate().shadowed(),
                  row.candidate().dropped(),
                  row.candidate().failed()));
    }
    return "shadow: %d articles in, %d out, %d doubled, %d with wrong provenance; %s"
        .formatted(
            result.sent(),
            result.read().distinct(),
            result.read().doubled(),
            result.read().wrongProvenance(),
            String.join("; ", rates));
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
