package news.copydesk.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
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
    footer = {"%nExample:", "  copydesk models list", "  copydesk models list entities --json"})
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
    ModelRegistry reader = registry.open(console).reader();
    Table table =
        new Table(
            Column.left("MODEL"),
            Column.left("VERSION"),
            Column.left("KIND"),
            Column.right("BYTES"),
            Column.left("CREATED"),
            Column.left("ALIASES"));
    for (String name : model == null ? reader.models() : List.of(model)) {
      Ledger ledger = reader.ledger(name);
      for (SemanticVersion version : ledger.versions().keySet()) {
        SignedManifest signed = reader.find(new ModelReference(name, version.toString()));
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
    if (!registry.json()) {
      console.print(table.lines(console.tableWidth(), console.colour()));
    }
    return ExitCode.OK;
  }

  static List<String> aliases(Ledger ledger, SemanticVersion version) {
    return ledger.aliases().entrySet().stream()
        .filter(alias -> alias.getValue().equals(version))
        .map(Map.Entry::getKey)
        .toList();
  }
}
