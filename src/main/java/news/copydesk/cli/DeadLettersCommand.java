package news.copydesk.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks into the dead letters; its subcommands say how. */
@Command(
    name = "dead-letters",
    description = "See what was set aside and why, and send it through the stream again.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "%nExample:",
      "  copydesk dead-letters list",
      "  copydesk dead-letters show 0@17",
      "  copydesk dead-letters redrive --error MalformedRecordException --dry-run"
    })
final class DeadLettersCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  private DeadLettersCommand() {}

  /** The command with its own commands. */
  static CommandLine line(Console console) {
    CommandLine line = new CommandLine(new DeadLettersCommand());
    line.addSubcommand(new DeadLettersListCommand(console));
    line.addSubcommand(new DeadLettersShowCommand(console));
    line.addSubcommand(new DeadLettersRedriveCommand(console));
    line.getSubcommands().values().forEach(DeadLettersCommand::withHelp);
    return line;
  }

  private static void withHelp(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Missing required subcommand: list, show or redrive");
  }
}
