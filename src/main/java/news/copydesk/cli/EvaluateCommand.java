package news.copydesk.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.AnnotatorChain;
import news.copydesk.annotation.Deadline;
import news.copydesk.app.Annotators;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.evaluation.AnnotatorsAsked;
import news.copydesk.evaluation.BadExampleException;
import news.copydesk.evaluation.Evaluation;
import news.copydesk.evaluation.Examination;
import news.copydesk.evaluation.Example;
import news.copydesk.evaluation.Report;
import news.copydesk.evaluation.Task;
import news.copydesk.ingest.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the annotators on labelled data. */
@Command(
    name = "evaluate",
    description = {
      "Compare what the annotators find with labelled data: precision, recall and F1 per label,"
          + " and what was taken for what.",
      "%nner reads CoNLL's columns (token, tab, BIO label) and counts exact spans. The others read"
          + " JSON Lines, plain or gzip: articles (or \"text\" for a body) with \"language\","
          + " \"label\" (negative, neutral, positive), \"topics\", or \"links\" (begin, end, id)."
          + " towards measures the tone towards names that are given: \"label\" with \"start\" and"
          + " \"end\", or \"entities\", a label per name."
    },
    footer = {
      "%nExample:",
      "  copydesk evaluate ner --data wikigold.conll",
      "  copydesk evaluate language --data articles.jsonl.gz --label en --min-characters 200",
      "  copydesk evaluate topics --data desk.jsonl.gz --map desk.tsv --ids test-ids.txt --json",
      "%nExit code: 0 all read; 3 no such annotator; 4 some lines were bad."
    })
final class EvaluateCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();
  @Mixin private ExampleOptions examples = new ExampleOptions();

  @Parameters(
      paramLabel = "TASK",
      description = "ner, links, topics, sentiment, towards or language (case does not matter).")
  private Task task = Task.NER;

  @Option(names = "--json", description = "Print the figures as one line of JSON.")
  private boolean json;

  @Option(names = "--markdown", description = "Print the tables as Markdown.")
  private boolean markdown;

  @Option(names = "--models", paramLabel = "NAME", description = "compiled, corenlp or mock.")
  private @Nullable String models;

  EvaluateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, String> flags = new HashMap<>();
    if (models != null) {
      flags.put("annotation.models", models);
    }
    try (Progress progress = console.progress("evaluating", "documents")) {
      ExampleOptions.Read read = examples.read(task, progress);
      if (read.answers().isPresent()) {
        flags.put("topics.min-confidence", "0"); // The answer may be an unlikely topic.
      }
      CopydeskConfig configuration = config.read(console, flags);
      try (AnnotatorChain all =
          Annotators.open(configuration.annotation(), new SimpleMeterRegistry())) {
        Optional<AnnotatorsAsked> asked = AnnotatorsAsked.of(task, all.handles());
        if (asked.isEmpty()) {
          console.err().println("copydesk: " + nobody());
          return ExitCode.REFUSED;
        }
        print(evaluate(configuration, asked.get(), read, progress));
      }
      return read.bad() > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
    } catch (BadExampleException e) {
      console.err().println("copydesk: " + e.getMessage());
      return ExitCode.BAD_INPUT;
    }
  }

  private String nobody() {
    return "evaluate "
        + task
        + ": no annotator \""
        + task.annotator()
        + "\" with annotation.models="
        + (models == null ? "as configured" : models)
        + "; choose models that have one";
  }

  private Report evaluate(
      CopydeskConfig configuration,
      AnnotatorsAsked asked,
      ExampleOptions.Read read,
      Progress progress) {
    Evaluation evaluation = new Evaluation(task, read.labels());
    progress.expect(read.examples().size());
    try (Examination examination = new Examination(asked, read.answers())) {
      for (Example example : read.examples()) {
        Annotations found =
            examination.annotate(example, Deadline.after(configuration.enrichment().deadline()));
        evaluation.add(example, found);
        progress.advance(1);
      }
    }
    return evaluation.report(asked.model());
  }

  private void print(Report report) {
    ReportTables tables = new ReportTables(report);
    List<String> lines =
        json
            ? List.of(ReportJson.line(report))
            : markdown ? tables.markdown() : tables.text(console.tableWidth(), console.colour());
    console.print(lines);
  }
}
