package news.copydesk.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

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
final class DeadLettersCommand {

  private DeadLettersCommand() {}

  /** The command with its own commands. */
  static CommandLine line(Console console) {
    CommandLine line = new CommandLine(new DeadLettersCommand());
    line.addSubcommand(new DeadLettersListCommand(console));
    line.addSubcommand(new DeadLettersShowCommand(console));
    line.addSubcommand(new DeadLettersRedriveCommand(console));
    return line;
  }
}
