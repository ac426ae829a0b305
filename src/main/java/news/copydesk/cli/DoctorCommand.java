package news.copydesk.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.app.Doctor;
import news.copydesk.app.Finding;
import news.copydesk.cli.render.FindingText;
import news.copydesk.config.ConfigException;
import news.copydesk.config.CopydeskConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at everything that Copydesk needs. */
@Command(
    name = "doctor",
    description =
        "Look at configuration, brokers, topics, registry, models, database and memory, and say"
            + " what to do. Changes nothing.",
    footer = {
      "%nExample:",
      "  copydesk doctor",
      "  copydesk doctor -b broker:9092 --registry http://registry:8081",
      "%nExit code: 0 all is well, or only warnings; 1 something is bad."
    })
final class DoctorCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private DatabaseOptions options = new DatabaseOptions();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    try {
      CopydeskConfig configuration = options.read(console);
      findings.add(new Finding("configuration", Finding.State.OK, "every key is understood"));
      findings.addAll(new Doctor(configuration).examine());
    } catch (ConfigException e) {
      e.problems()
          .forEach(
              problem -> findings.add(new Finding("configuration", Finding.State.BAD, problem)));
    }
    FindingText text = new FindingText(console.colour());
    findings.forEach(finding -> console.out().println(text.line(finding)));
    long bad = count(findings, Finding.State.BAD);
    console
        .out()
        .println(
            "doctor: %d bad, %d warnings".formatted(bad, count(findings, Finding.State.WARNING)));
    return bad > 0 ? ExitCode.FAILED : ExitCode.OK;
  }

  private static long count(List<Finding> findings, Finding.State state) {
    return findings.stream().filter(finding -> finding.state() == state).count();
  }
}
