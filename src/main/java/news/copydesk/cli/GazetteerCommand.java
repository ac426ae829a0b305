package news.copydesk.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

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
final class GazetteerCommand {

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
    return line;
  }
}
