package news.copydesk.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes gazetteers and asks them. */
@Command(
    name = "gazetteer",
    description = "Import, compile and ask the gazetteer that names are linked to.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "%nExample:",
      "  copydesk gazetteer import geonames cities15000.txt --out cities.tsv",
      "  copydesk gazetteer compile cities.tsv schools.tsv --out local.gaz",
      "  copydesk gazetteer lookup \"Saint Louis\" --file local.gaz"
    })
final class GazetteerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  private GazetteerCommand() {}

  /** The command with its own commands. */
  static CommandLine line(Console console) {
    CommandLine imports = new CommandLine(new GazetteerImportCommand());
    imports.addSubcommand(new GazetteerImportCommand.GeoNames(console));
    imports.addSubcommand(new GazetteerImportCommand.Osm(console));
    CommandLine line = new CommandLine(new GazetteerCommand());
    line.addSubcommand(imports);
    line.addSubcommand(new GazetteerCompileCommand(console));
    line.addSubcommand(new GazetteerLookupCommand(console));
    line.getSubcommands().values().forEach(GazetteerCommand::withHelp);
    imports.getSubcommands().values().forEach(GazetteerCommand::withHelp);
    return line;
  }

  private static void withHelp(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Missing required subcommand: import, compile or lookup");
  }
}
