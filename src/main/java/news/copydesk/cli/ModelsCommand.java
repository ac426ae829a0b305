package news.copydesk.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
final class ModelsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

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
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
    return line;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Missing required subcommand, such as init, list or promote");
  }
}
