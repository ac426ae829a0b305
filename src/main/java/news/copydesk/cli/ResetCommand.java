package news.copydesk.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Preflight;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.reset.GroupReset;
import news.copydesk.reset.ResetRefusedException;
import news.copydesk.reset.Step;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sets the stream back. */
@Command(
    name = "reset",
    description =
        "Let the stream read articles again, from the start or from a time. Shows what will be done"
            + " and asks; refuses while instances run.",
    footer = {
      "%nExample:",
      "  copydesk reset --to-time 2026-11-03 --dry-run",
      "  copydesk reset --to-start --yes",
      "%nThe enriched topic gets the articles again, at its end; the sink writes them over what it"
          + " has. What one version of a model wrote is replaced without a stop: copydesk reprocess."
          + " Exit code 3: refused, nothing was changed."
    })
final class ResetCommand implements Callable<Integer> {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Console console;
  private final InputStream stdin;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(names = "--to-start", description = "Read every article again that the topic has.")
  private boolean toStart;

  @Option(
      names = "--to-time",
      paramLabel = "TIME",
      converter = PointInTime.class,
      description =
          "Read again what came at this time or later: 2026-11-03T09:30:00Z, 2026-11-03, or 2h for"
              + " two hours ago. May also set it forward.")
  private @Nullable Instant time;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Show what would be done, and do nothing.")
  private boolean dryRun;

  ResetCommand(Console console, InputStream stdin) {
    this.console = console;
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (toStart == (time != null)) {
      throw new ParameterException(
          spec.commandLine(), "say where to: --to-start, or --to-time with a time");
    }
    CopydeskConfig configuration = config.read(console);
    String topic = configuration.topics().articles();
    try (ArticleSerdes serdes = new ArticleSerdes(configuration)) {
      new Preflight(configuration, serdes).checkTopic(topic);
    }
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(configuration.kafka()))) {
      GroupReset reset =
          new GroupReset(admin, configuration.streams().applicationId(), topic, TIMEOUT);
      return reset(reset, configuration.streams().applicationId());
    } catch (ResetRefusedException e) {
      console.err().println("copydesk: " + e.getMessage());
      return ExitCode.REFUSED;
    }
  }

  private int reset(GroupReset reset, String group) throws IOException, InterruptedException {
    List<Step> steps = reset.plan(Optional.ofNullable(time));
    show(steps);
    if (dryRun) {
      return ExitCode.OK;
    }
    if (!yes && !agreed(group)) {
      console.err().println("copydesk: nothing was changed; answer " + group + ", or give --yes");
      return ExitCode.REFUSED;
    }
    reset.apply(steps);
    console.out().println("reset: done; start the instances again");
    return ExitCode.OK;
  }

  private void show(List<Step> steps) {
    Table table =
        new Table(
            Column.right("Partition"),
            Column.right("Goes on at"),
            Column.right("Will begin at"),
            Column.right("End"),
            Column.right("Read again"));
    for (Step step : steps) {
      String from = step.from() < 0 ? "-" : Long.toString(step.from());
      table.row(step.partition(), from, step.to(), step.end(), step.again());
    }
    console.print(table.lines(console.tableWidth(), console.colour()));
  }

  /** The name rather than a letter: nobody resets the wrong stream by habit. */
  private boolean agreed(String group) throws IOException {
    console.err().println("copydesk: type the application id, " + group + ", to go on");
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(stdin, StandardCharsets.UTF_8));
    String answer = answers.readLine();
    return answer != null && answer.strip().equals(group);
  }
}
