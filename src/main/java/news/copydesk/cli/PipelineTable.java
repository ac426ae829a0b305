package news.copydesk.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import news.copydesk.bench.Measurement;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;

/** The medians of what was measured, and what they say about the two bars that matter. */
final class PipelineTable {

  static final String ALONE = "annotators alone";
  static final String WHOLE = "whole path, exactly-once";

  private final Map<Scenario, List<Measurement>> measured = new LinkedHashMap<>();

  private record Scenario(String what, int threads) {}

  void add(String what, int threads, Measurement measurement) {
    measured
        .computeIfAbsent(new Scenario(what, threads), scenario -> new ArrayList<>())
        .add(measurement);
  }

  List<String> lines(Console console) {
    Table table =
        new Table(
            Column.left("what"),
            Column.right("threads"),
            Column.right("runs"),
            Column.right("articles/s"),
            Column.right("tokens/s"),
            Column.right("load s"),
            Column.right("peak MiB"));
    measured.forEach(
        (scenario, runs) ->
            table.row(
                scenario.what(),
                scenario.threads(),
                runs.size(),
                format("%.1f", median(runs, Measurement::articlesPerSecond)),
                format("%.0f", median(runs, Measurement::tokensPerSecond)),
                format("%.1f", median(runs, Measurement::loadSeconds)),
                format("%.0f", median(runs, Measurement::peakMebibytes))));
    List<String> lines = new ArrayList<>(table.lines(console.tableWidth(), console.colour()));
    measured.forEach(
        (scenario, runs) -> {
          List<Measurement> alone = measured.get(new Scenario(ALONE, scenario.threads()));
          if (scenario.what().equals(WHOLE) && alone != null) {
            lines.add(ratios(scenario.threads(), runs, alone));
          }
        });
    return lines;
  }

  /** Pair by pair: the two of one round ran one after the other, on the same noise. */
  private static String ratios(int threads, List<Measurement> whole, List<Measurement> alone) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < whole.size(); round++) {
      ratios.add(whole.get(round).tokensPerSecond() / alone.get(round).tokensPerSecond());
    }
    ratios.sort(null);
    return format(
        "pipeline: whole path / annotators alone = %.2f with %d threads (%.2f to %.2f)",
        ratios.get(ratios.size() / 2), threads, ratios.get(0), ratios.get(ratios.size() - 1));
  }

  private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
