package news.copydesk.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line, and where the rest is explained: under a page of options
 * nobody sees the one line that matters.
 */
final class Misunderstanding implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException thrown, String[] arguments) {
    CommandLine command = thrown.getCommandLine();
    CommandSpec spec = command.getCommandSpec();
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText(thrown.getMessage()));
    boolean suggested = UnmatchedArgumentException.printSuggestions(thrown, err);
    if (!suggested && !command.getSubcommands().isEmpty()) {
      // What is missing or wrong is a command, and the page lists them.
      command.usage(err, command.getColorScheme());
      return ExitCode.USAGE;
    }
    if (!suggested) {
      Help help = new Help(spec, command.getColorScheme());
      err.print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
    }
    err.println("'%s --help' explains each option".formatted(spec.qualifiedName()));
    err.flush();
    return ExitCode.USAGE;
  }
}
