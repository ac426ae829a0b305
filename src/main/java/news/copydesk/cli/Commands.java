package news.copydesk.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import news.copydesk.cli.render.Colour;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.HelpCommand;

/** The commands, and what becomes of their failures. */
@Command(
    name = "copydesk",
    description = "Enriches news articles on Kafka with people, places and organisations.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "%nFirst steps:",
      "  copydesk demo                     everything once, inside one process",
      "  copydesk local                    the same, and it stays up for your own clients",
      "  copydesk COMMAND --help           what a command does, with an example",
      "%nExit codes: 0 done; 1 failed; 2 command line not understood;",
      "  3 configuration wrong or start refused; 4 some lines of the input were bad."
    })
final class Commands {

  private Commands() {}

  /** The whole command line. */
  static CommandLine line(Console console, InputStream stdin) {
    CommandLine line = new CommandLine(new Commands());
    line.addSubcommand(new DemoCommand(console));
    line.addSubcommand(new LocalCommand(console));
    line.addSubcommand(new RunCommand(console));
    line.addSubcommand(new ServeCommand(console));
    line.addSubcommand(new SinkCommand(console));
    line.addSubcommand(new ProduceCommand(console, stdin));
    line.addSubcommand(new TailCommand(console));
    line.addSubcommand(new QueryCommand(console));
    line.addSubcommand(new ExportCommand(console));
    line.addSubcommand(DeadLettersCommand.line(console));
    line.addSubcommand(new ReprocessCommand(console));
    line.addSubcommand(new ResetCommand(console, stdin));
    line.addSubcommand(new AnnotateCommand(console, stdin));
    line.addSubcommand(GazetteerCommand.line(console));
    line.addSubcommand(new EvaluateCommand(console));
    line.addSubcommand(new TopologyCommand(console));
    line.addSubcommand(new CheckConfigCommand(console));
    line.addSubcommand(new DoctorCommand(console));
    line.addSubcommand(new MonitorCommand(console));
    line.addSubcommand(new CompletionCommand(console));
    line.addSubcommand(new ManCommand(console));
    CommandLine bench = new CommandLine(new BenchCommand(console));
    bench.addSubcommand(new BenchChildCommand(console, stdin));
    bench.addSubcommand(new BenchEntitiesCommand(console));
    bench.addSubcommand(new BenchEqualityCommand(console));
    bench.addSubcommand(new BenchMemoryCommand(console, stdin));
    bench.addSubcommand(new BenchSwapsCommand(console));
    bench.addSubcommand(new BenchShadowCommand(console));
    bench.addSubcommand(new BenchOverheadCommand(console));
    bench.addSubcommand(new BenchMatrixCommand(console));
    line.addSubcommand(bench);
    CommandLine train = new CommandLine(new TrainCommand());
    train.addSubcommand(new TrainTopicsCommand(console));
    train.addSubcommand(new TrainSentimentCommand(console));
    line.addSubcommand(train);
    line.addSubcommand(ModelsCommand.line(console));
    line.addSubcommand(new HelpCommand());
    line.getSubcommands().values().forEach(Commands::withHelp);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Math.max(80, console.width()));
    line.setColorScheme(colours(console));
    line.setExecutionExceptionHandler(new Failures(console));
    return line;
  }

  private static ColorScheme colours(Console console) {
    return CommandLine.Help.defaultColorScheme(console.colour() == Colour.ON ? Ansi.ON : Ansi.OFF);
  }

  // A method that is a command must ask for it in its annotation: added later, picocli passes it
  // the
  // values of other parameters.
  private static void withHelp(CommandLine command) {
    if (!(command.getCommandSpec().userObject() instanceof Method)) {
      command.getCommandSpec().mixinStandardHelpOptions(true);
    }
    command.getSubcommands().values().forEach(Commands::withHelp);
  }
}
