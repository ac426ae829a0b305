package news.copydesk.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import news.copydesk.cli.render.Colour;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.evaluation.Report;
import news.copydesk.evaluation.Scores;

/** An evaluation's figures for people: the field's usual table, and what was taken for what. */
final class ReportTables {

  private static final int MOST_CONFUSIONS = 12;
  private static final List<String> HEADINGS =
      List.of("label", "precision", "recall", "F1", "in data", "found");

  private final Report report;

  ReportTables(Report report) {
    this.report = report;
  }

  List<String> text(int width, Colour colour) {
    Table table =
        new Table(
            HEADINGS.stream()
                .map(
                    heading ->
                        heading.equals("label") ? Column.left(heading) : Column.right(heading))
                .toArray(Column[]::new));
    rows().forEach(row -> table.row(row.toArray()));
    List<String> lines = new ArrayList<>(table.lines(width, colour));
    lines.add("");
    lines.addAll(remarks());
    return lines;
  }

  List<String> markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("| " + String.join(" | ", HEADINGS) + " |");
    lines.add("|---|" + "---:|".repeat(HEADINGS.size() - 1));
    rows().forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
    lines.add("");
    lines.addAll(remarks().stream().map(remark -> "- " + remark).toList());
    return lines;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    report.labels().forEach(scores -> rows.add(row(scores)));
    rows.add(row(report.micro()));
    rows.add(List.of("macro", "", "", format("%.4f", report.macroF1()), "", ""));
    return rows;
  }

  private static List<String> row(Scores scores) {
    return List.of(
        shown(scores.label()),
        format("%.4f", scores.precision()),
        format("%.4f", scores.recall()),
        format("%.4f", scores.f1()),
        String.valueOf(scores.support()),
        String.valueOf(scores.right() + scores.wrong()));
  }

  private List<String> remarks() {
    List<String> lines = new ArrayList<>();
    lines.add(format("%s, %,d documents, %s", report.task(), report.examples(), report.model()));
    report.measures().forEach((name, value) -> lines.add(format("%s %.4f", name, value)));
    lines.add("status: " + counts(report.statuses()));
    if (!report.ignored().isEmpty()) {
      lines.add("not offered by the model, so not counted: " + counts(report.ignored()));
    }
    List<Confusion> confusions = confusions();
    if (!confusions.isEmpty()) {
      lines.add(
          "taken for another (- is nothing): "
              + confusions.stream().map(Confusion::toString).collect(Collectors.joining(", ")));
    }
    return lines;
  }

  private record Confusion(String gold, String found, long count) {

    @Override
    public String toString() {
      return format("%s → %s %d", shown(gold), shown(found), count);
    }
  }

  /** The most frequent mistakes. */
  private List<Confusion> confusions() {
    List<Confusion> all = new ArrayList<>();
    report
        .confusion()
        .forEach(
            (gold, row) ->
                row.forEach(
                    (found, count) -> {
                      if (!gold.equals(found)) {
                        all.add(new Confusion(gold, found, count));
                      }
                    }));
    all.sort(Comparator.comparingLong(Confusion::count).reversed().thenComparing(Confusion::gold));
    return all.subList(0, Math.min(MOST_CONFUSIONS, all.size()));
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> shown(entry.getKey()) + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /**
   * A label from a user's file, which may hold anything: at most some letters, digits and signs.
   */
  private static String shown(String label) {
    String safe = label.replaceAll("[^\\p{L}\\p{N}_:./ -]", "?");
    return safe.length() > 60 ? safe.substring(0, 60) : safe;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
