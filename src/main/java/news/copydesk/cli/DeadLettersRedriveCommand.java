package news.copydesk.cli;

import java.util.concurrent.Callable;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Preflight;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.deadletters.LetterFilter;
import news.copydesk.deadletters.LetterIndex;
import news.copydesk.deadletters.Redrive;
import news.copydesk.deadletters.RedrivePlan;
import news.copydesk.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends dead letters through the stream again. */
@Command(
    name = "redrive",
    description =
        "Send dead letters to the topic that they were read from, key and bytes as they were, each"
            + " once. An interrupted redrive is finished by the next one.",
    footer = {
      "%nExample:",
      "  copydesk dead-letters redrive --error MalformedRecordException --dry-run",
      "  copydesk dead-letters redrive --id herald/17",
      "%nExit code: 0 all redriven; 1 some were refused, and stay."
    })
final class DeadLettersRedriveCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Mixin private LetterOptions options = new LetterOptions();

  @Option(names = "--all", description = "All of them; otherwise say which.")
  private boolean all;

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--max-redrives",
      paramLabel = "N",
      defaultValue = "" + RedrivePlan.DEFAULT_LIMIT,
      description = "Refuse what was redriven so often already (default: ${DEFAULT-VALUE}).")
  private int maxRedrives;

  @Option(names = "--json", description = "One line of JSON per letter: what became of it.")
  private boolean json;

  DeadLettersRedriveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    LetterFilter filter = options.filter();
    if (filter.choosesAll() == !all) {
      throw new ParameterException(
          spec.commandLine(), "say which: --error, --id or --at, or else --all");
    }
    CopydeskConfig configuration = config.read(console);
    try (ArticleSerdes serdes = new ArticleSerdes(configuration)) {
      Preflight preflight = new Preflight(configuration, serdes);
      preflight.checkTopic(configuration.topics().deadLetters());
      preflight.checkTopic(configuration.topics().articles());
    }
    RedriveReport report = dryRun ? planned(configuration, filter) : done(configuration, filter);
    if (!json) {
      console.out().println(report.summary());
    }
    if (report.isEmpty() && !all) {
      console
          .err()
          .println(
              "copydesk: these options choose no dead letter; 'copydesk dead-letters list' shows what there is, with its error in full");
    }
    return report.refused() > 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  private RedriveReport planned(CopydeskConfig configuration, LetterFilter filter) {
    LetterIndex index =
        LetterIndex.read(configuration.kafka(), configuration.topics().deadLetters());
    RedriveReport report = RedriveReport.planned(console, json);
    RedrivePlan plan = plan(index, filter, configuration);
    plan.refused().forEach(report::refused);
    plan.letters().forEach(report::redriven);
    return report;
  }

  private RedriveReport done(CopydeskConfig configuration, LetterFilter filter) {
    try (Progress progress = console.progress("redriving", "letters");
        Redrive redrive =
            Redrive.start(
                configuration.kafka(),
                configuration.streams().applicationId(),
                configuration.topics());
        Interruption interruption = Interruption.calls(redrive::stop)) {
      RedrivePlan plan = plan(redrive.index(), filter, configuration);
      progress.expect(plan.letters().size());
      RedriveReport report = RedriveReport.done(console, json, progress);
      redrive.run(plan, report);
      return report;
    }
  }

  private RedrivePlan plan(LetterIndex index, LetterFilter filter, CopydeskConfig configuration) {
    return RedrivePlan.of(index.open(), filter, maxRedrives, configuration.topics());
  }
}
