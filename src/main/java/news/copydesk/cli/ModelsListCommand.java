package news.copydesk.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import news.copydesk.app.RegistryAccess;
import news.copydesk.cli.render.SafeText;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.SignedManifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists versions. */
@Command(
    name = "list",
    description = "List the versions of a model, or of all.",
    footer = {
      "%nExample:",
      "  copydesk models list",
      "  copydesk models list entities --json",
      "%nExit code: 0 all are listed; 1 some are refused, since they are not what was registered."
    })
final class ModelsListCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Parameters(paramLabel = "MODEL", arity = "0..1", description = "A model; all otherwise.")
  private @Nullable String model;

  ModelsListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RegistryAccess access = registry.open(console);
    ModelRegistry reader = access.reader();
    Table table =
        new Table(
            Column.left("MODEL"),
            Column.left("VERSION"),
            Column.left("KIND"),
            Column.right("BYTES"),
            Column.left("CREATED"),
            Column.left("ALIASES"));
    List<String> names = model == null ? reader.models() : List.of(model);
    List<String> refused = new ArrayList<>();
    for (String name : names) {
      try {
        add(table, reader, name, refused);
      } catch (IntegrityException e) {
        refuse(refused, name, String.valueOf(e.getMessage()));
      }
    }
    if (!registry.json()) {
      console.print(table.lines(console.tableWidth(), console.colour()));
    }
    refused.forEach(console.err()::println);
    if (names.isEmpty()) {
      console
          .err()
          .println(
              "copydesk: there are no models in %s; 'copydesk models init' makes a registry of what ships"
                  .formatted(access.config().registry()));
    }
    return refused.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void add(Table table, ModelRegistry reader, String name, List<String> refused)
      throws IOException {
    Ledger ledger = reader.ledger(name);
    for (SemanticVersion version : ledger.versions().keySet()) {
      SignedManifest signed;
      try {
        signed = reader.find(new ModelReference(name, version.toString()));
      } catch (IntegrityException e) { // One that was meddled with hides no other.
        refuse(refused, name + "@" + version, String.valueOf(e.getMessage()));
        continue;
      }
      List<String> aliases = aliases(ledger, version);
      if (registry.json()) {
        console.out().println(ModelJson.version(signed, aliases));
      }
      table.row(
          name,
          version,
          signed.manifest().kind().text(),
          "%,d".formatted(signed.manifest().bytes()),
          signed.manifest().created(),
          String.join(", ", aliases));
    }
  }

  private void refuse(List<String> refused, String what, String problem) {
    if (registry.json()) {
      console
          .out()
          .println(ModelJson.line(node -> node.put("refused", what).put("problem", problem)));
    }
    refused.add("copydesk: " + SafeText.line(what + " is refused: " + problem));
  }

  static List<String> aliases(Ledger ledger, SemanticVersion version) {
    return ledger.aliases().entrySet().stream()
        .filter(alias -> alias.getValue().equals(version))
        .map(Map.Entry::getKey)
        .toList();
  }
}
