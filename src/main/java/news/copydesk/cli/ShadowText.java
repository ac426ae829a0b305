package news.copydesk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import news.copydesk.cli.render.Colour;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.experiment.ShadowReport;
import news.copydesk.experiment.ShadowSum;

/** The report of a shadow, for people and for machines. */
final class ShadowText {

  private ShadowText() {}

  static List<String> lines(String candidate, ShadowReport report, int width, Colour colour) {
    ShadowSum total = report.total();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %d articles compared, %d without a difference; agreement %.4f, lost %.4f; %.1f ms, live %.1f ms",
            candidate,
            total.articles(),
            total.agreed(),
            total.agreement(),
            total.lostShare(),
            total.candidateMicros() / 1e3,
            total.liveMicros() / 1e3));
    if (total.articles() > 0) {
      lines.addAll(table("OUTLET", report.bySource()).lines(width, colour));
    }
    if (!report.byLabel().isEmpty()) {
      lines.addAll(table("LABEL", report.byLabel()).lines(width, colour));
    }
    return lines;
  }

  private static Table table(String what, Map<String, ShadowSum> sums) {
    Table table =
        new Table(
            Column.left(what),
            Column.right("ARTICLES"),
            Column.right("SAME"),
            Column.right("ADDED"),
            Column.right("LOST"),
            Column.right("RETYPED"),
            Column.right("RELINKED"),
            Column.right("TOPICS +"),
            Column.right("TOPICS -"),
            Column.right("MOVED"));
    sums.forEach(
        (name, sum) ->
            table.row(
                name,
                sum.articles(),
                sum.same(),
                sum.added(),
                sum.lost(),
                sum.retyped(),
                sum.relinked(),
                sum.topicsAdded(),
                sum.topicsLost(),
                sum.moved()));
    return table;
  }

  static List<String> json(String model, String version, ShadowReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(line(model, version, "total", "", report.total()));
    report.bySource().forEach((name, sum) -> lines.add(line(model, version, "source", name, sum)));
    report.byLabel().forEach((name, sum) -> lines.add(line(model, version, "label", name, sum)));
    return lines;
  }

  private static String line(
      String model, String version, String by, String name, ShadowSum sum) {
    return ModelJson.line(
        node -> {
          node.put("model", model);
          node.put("version", version);
          node.put("by", by);
          node.put("name", name);
          node.put("articles", sum.articles());
          node.put("agreed", sum.agreed());
          node.put("same", sum.same());
          node.put("added", sum.added());
          node.put("lost", sum.lost());
          node.put("retyped", sum.retyped());
          node.put("relinked", sum.relinked());
          node.put("topicsAdded", sum.topicsAdded());
          node.put("topicsLost", sum.topicsLost());
          node.put("sentimentMoved", sum.moved());
          node.put("agreement", sum.agreement());
          node.put("lostShare", sum.lostShare());
          node.put("liveMicros", sum.liveMicros());
          node.put("candidateMicros", sum.candidateMicros());
        });
  }
}
