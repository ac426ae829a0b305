package news.copydesk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import news.copydesk.evaluation.Report;
import news.copydesk.evaluation.Scores;

/** An evaluation's figures for machines. */
final class ReportJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReportJson() {}

  static String line(Report report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("task", report.task());
    root.put("model", report.model().name());
    root.put("version", report.model().version());
    root.put("documents", report.examples());
    ObjectNode labels = root.putObject("labels");
    report.labels().forEach(scores -> put(labels.putObject(scores.label()), scores));
    put(root.putObject("micro"), report.micro());
    root.put("macroF1", report.macroF1());
    root.set("measures", JSON.valueToTree(report.measures()));
    root.set("confusion", JSON.valueToTree(report.confusion()));
    root.set("statuses", JSON.valueToTree(report.statuses()));
    root.set("ignoredLabels", JSON.valueToTree(report.ignored()));
    try {
      // Labels come from the user's file and may hold anything; what is not ASCII is escaped.
      return JSON.writer()
          .with(com.fasterxml.jackson.core.JsonGenerator.Feature.ESCAPE_NON_ASCII)
          .writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes cannot fail to be written", e);
    }
  }

  private static void put(ObjectNode node, Scores scores) {
    node.put("precision", scores.precision());
    node.put("recall", scores.recall());
    node.put("f1", scores.f1());
    node.put("right", scores.right());
    node.put("wrong", scores.wrong());
    node.put("missed", scores.missed());
  }
}
