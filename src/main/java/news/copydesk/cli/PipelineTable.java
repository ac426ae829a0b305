package news.copydesk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import news.copydesk.bench.Measurement;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;

/** The results, and what they say about the two bars that matter. */
final class PipelineTable {

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
