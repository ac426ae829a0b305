package news.copydesk.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.experiment.Comparison;
import news.copydesk.experiment.Interval;
import news.copydesk.sink.Database;
import news.copydesk.sink.VersionQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the versions of a model by what they wrote into the database. */
@Command(
    name = "compare",
    description =
        "Compare the versions of a model by what the database has of them: articles, entities per"
            + " article, latency, failures, each with its 95 %% confidence interval.",
    footer = {
      "%nExample:",
      "  copydesk models compare entities --since 2026-11-01",
      "%nThe difference is to the version with the most articles; a star marks one that is not"
          + " chance."
    })
final class ModelsCompareCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DatabaseOptions options = new DatabaseOptions();
  @Mixin private SinceOptions some = new SinceOptions();

  @Parameters(paramLabel = "MODEL", description = "The model, or the annotator.")
  private String model = "";

  @Option(names = "--json", description = "One line of JSON for each version.")
  private boolean json;

  ModelsCompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Comparison comparison;
    try (Database database = options.open(console)) {
      comparison =
          Comparison.of(new VersionQuery(database).sums(model, some.since(), some.source()));
    }
    if (comparison.rows().isEmpty()) {
      console
          .err()
          .println(
              "copydesk: %s wrote nothing of this database; name the model or the annotator as the provenance does (entities, topics, …)"
                  .formatted(model));
      return ExitCode.FAILED;
    }
    if (json) {
      comparison.rows().forEach(row -> console.out().println(line(row)));
    } else {
      console.print(table(comparison).lines(console.tableWidth(), console.colour()));
    }
    return ExitCode.OK;
  }

  private static Table table(Comparison comparison) {
    Table table =
        new Table(
            Column.left("MODEL"),
            Column.right("ARTICLES"),
            Column.right("ENTITIES"),
            Column.right("DIFFERENCE"),
            Column.right("MS"),
            Column.right("DIFFERENCE"),
            Column.right("FAILED %"));
    for (Comparison.Row row : comparison.rows()) {
      table.row(
          row.model() + "@" + row.version(),
          row.articles(),
          text(row.entities(), 1),
          row.entityDifference().map(ModelsCompareCommand::difference).orElse(""),
          text(row.latency(), 1),
          row.latencyDifference().map(ModelsCompareCommand::difference).orElse(""),
          text(row.failed(), 100));
    }
    return table;
  }

  private static String difference(Interval interval) {
    return (interval.value() > 0 ? "+" : "")
        + text(interval, 1)
        + (interval.excludesZero() ? " *" : "");
  }

  private static String text(Interval interval, int times) {
    return Double.isNaN(interval.low())
        ? String.format(Locale.ROOT, "%.2f", interval.value() * times)
        : String.format(
            Locale.ROOT,
            "%.2f (%.2f, %.2f)",
            interval.value() * times,
            interval.low() * times,
            interval.high() * times);
  }

  private static String line(Comparison.Row row) {
    return ModelJson.line(
        node -> {
          node.put("annotator", row.annotator());
          node.put("model", row.model());
          node.put("version", row.version());
          node.put("articles", row.articles());
          put(node, "entities", row.entities());
          put(node, "latencyMillis", row.latency());
          put(node, "failed", row.failed());
          row.entityDifference().ifPresent(interval -> put(node, "entityDifference", interval));
          row.latencyDifference().ifPresent(interval -> put(node, "latencyDifference", interval));
        });
  }

  private static void put(
      com.fasterxml.jackson.databind.node.ObjectNode node, String name, Interval interval) {
    var each = node.putObject(name).put("value", interval.value());
    if (!Double.isNaN(interval.low())) {
      each.put("low", interval.low()).put("high", interval.high());
    }
  }
}
