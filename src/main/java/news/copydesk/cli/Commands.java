package news.copydesk.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import news.copydesk.cli.render.Colour;
import news.copydesk.ops.HeadStart;
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

  /** In the order in which help shows them. */
  static final List<String> NAMES =
      List.of(
          "demo",
          "local",
          "run",
          "serve",
          "sink",
          "produce",
          "tail",
          "query",
          "export",
          "dead-letters",
          "reprocess",
          "reset",
          "annotate",
          "gazetteer",
          "evaluate",
          "topology",
          "check-config",
          "doctor",
          "monitor",
          "prepare",
          "completion",
          "man",
          "bench",
          "train",
          "models",
          "help");

  /** Commands that look at all the others. */
  private static final Set<String> OVERVIEWS = Set.of("completion", "man", "help");

  private Commands() {}

  /**
   * The command line for these arguments. Reading what the sixty commands say of themselves takes a
   * tenth of a second and more; so where the first argument names a command, it is the only one.
   */
  static CommandLine line(
      Console console, InputStream stdin, HeadStart ahead, String... arguments) {
    return line(console, stdin, ahead, asked(arguments));
  }

  private static List<String> asked(String... arguments) {
    boolean one =
        arguments.length > 0 && NAMES.contains(arguments[0]) && !OVERVIEWS.contains(arguments[0]);
    return one ? List.of(arguments[0]) : NAMES;
  }

  private static CommandLine line(
      Console console, InputStream stdin, HeadStart ahead, List<String> names) {
    CommandLine line = new CommandLine(new Commands());
    for (String name : names) {
      line.addSubcommand(name, command(name, console, stdin, ahead));
    }
    line.getSubcommands().values().forEach(Commands::withHelp);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(Math.max(80, console.width()));
    line.setColorScheme(colours(console));
    line.setExecutionExceptionHandler(new Failures(console));
    line.setParameterExceptionHandler(new Misunderstanding());
    return line;
  }

  private static Object command(String name, Console console, InputStream stdin, HeadStart ahead) {
    return switch (name) {
      case "demo" -> new DemoCommand(console);
      case "local" -> new LocalCommand(console);
      case "run" -> new RunCommand(console, ahead);
      case "serve" -> new ServeCommand(console, ahead);
      case "sink" -> new SinkCommand(console, ahead);
      case "produce" -> new ProduceCommand(console, stdin);
      case "tail" -> new TailCommand(console);
      case "query" -> new QueryCommand(console);
      case "export" -> new ExportCommand(console);
      case "dead-letters" -> DeadLettersCommand.line(console);
      case "reprocess" -> new ReprocessCommand(console);
      case "reset" -> new ResetCommand(console, stdin);
      case "annotate" -> new AnnotateCommand(console, stdin);
      case "gazetteer" -> GazetteerCommand.line(console);
      case "evaluate" -> new EvaluateCommand(console);
      case "topology" -> new TopologyCommand(console);
      case "check-config" -> new CheckConfigCommand(console);
      case "doctor" -> new DoctorCommand(console);
      case "monitor" -> new MonitorCommand(console);
      case "prepare" -> new PrepareCommand(console);
      case "completion" -> new CompletionCommand(console);
      case "man" -> new ManCommand(console);
      case "bench" -> bench(console, stdin);
      case "train" -> train(console);
      case "models" -> ModelsCommand.line(console);
      case "help" -> new HelpCommand();
      default -> throw new IllegalArgumentException("there is no command " + name);
    };
  }

  private static CommandLine bench(Console console, InputStream stdin) {
    CommandLine bench = new CommandLine(new BenchCommand(console));
    bench.addSubcommand(new BenchChildCommand(console, stdin));
    bench.addSubcommand(new BenchEntitiesCommand(console));
    bench.addSubcommand(new BenchEqualityCommand(console));
    bench.addSubcommand(new BenchMemoryCommand(console, stdin));
    bench.addSubcommand(new BenchSwapsCommand(console));
    bench.addSubcommand(new BenchShadowCommand(console));
    bench.addSubcommand(new BenchOverheadCommand(console));
    bench.addSubcommand(new BenchMatrixCommand(console));
    return bench;
  }

  private static CommandLine train(Console console) {
    CommandLine train = new CommandLine(new TrainCommand());
    train.addSubcommand(new TrainTopicsCommand(console));
    train.addSubcommand(new TrainSentimentCommand(console));
    return train;
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
