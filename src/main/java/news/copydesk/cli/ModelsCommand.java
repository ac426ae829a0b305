package news.copydesk.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Keeps models: makes their files, registers versions, moves aliases. */
@Command(
    name = "models",
    description = "Make the models' files, and keep their versions in a registry.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "%nExample:",
      "  copydesk models init",
      "  copydesk models register entities@1.3.0 entities.model --kind compiled-entities",
      "  copydesk models promote entities@1.3.0",
      "  copydesk models rollback entities"
    })
final class ModelsCommand {

  private ModelsCommand() {}

  /** The command with its own commands. */
  static CommandLine line(Console console) {
    CommandLine line = new CommandLine(new ModelsCommand());
    line.addSubcommand(new ModelsInitCommand(console));
    line.addSubcommand(new ModelsListCommand(console));
    line.addSubcommand(new ModelsShowCommand(console));
    line.addSubcommand(new ModelsRegisterCommand(console));
    line.addSubcommand(new ModelsDownloadCommand(console));
    line.addSubcommand(new ModelsVerifyCommand(console));
    line.addSubcommand(new ModelsAliasCommand(console));
    line.addSubcommand(new ModelsPromoteCommand(console));
    line.addSubcommand(new ModelsRollbackCommand(console));
    line.addSubcommand(new ModelsHistoryCommand(console));
    line.addSubcommand(new ModelsTrialCommand(console));
    line.addSubcommand(new ModelsCompareCommand(console));
    line.addSubcommand(new ModelsShadowCommand(console));
    line.addSubcommand(new ModelsStatusCommand(console));
    line.addSubcommand(new ModelsTrendsCommand(console));
    line.addSubcommand(new ModelsRmCommand(console));
    line.addSubcommand(new ModelsCleanupCommand(console));
    line.addSubcommand(new ModelsCompileCommand(console));
    return line;
  }
}
