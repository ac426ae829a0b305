package news.copydesk.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.cli.render.Table;
import news.copydesk.cli.render.Table.Column;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.ledger.Entry;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.SemanticVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what happened to a model. */
@Command(
    name = "history",
    description = "Tell who registered, moved and removed what, when and why.",
    footer = {
      "%nExample:",
      "  copydesk models history entities",
      "  copydesk models history entities --as-of 2026-11-20T09:00:00Z"
    })
final class ModelsHistoryCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Parameters(paramLabel = "MODEL", description = "The model.")
  private String model = "";

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "Say instead which version each alias stood for then (2026-11-20T09:00:00Z, or a day for"
              + " its end, in UTC).")
  private @Nullable String asOf;

  ModelsHistoryCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Ledger ledger = registry.open(console).reader().ledger(model);
    if (asOf != null) {
      var aliases = ledger.asOf(time(asOf)).aliases();
      aliases.forEach((alias, version) -> console.out().println(alias(alias, version)));
      if (aliases.isEmpty()) {
        console
            .err()
            .println(
                "copydesk: no alias of %s stood anywhere by then; the first line of its history is of %s"
                    .formatted(model, ledger.entries().get(0).author().at()));
      }
      return ExitCode.OK;
    }
    if (registry.json()) {
      ledger.entries().forEach(entry -> console.out().println(ModelJson.entry(model, entry)));
      return ExitCode.OK;
    }
    Table table =
        new Table(
            Column.left("WHEN"),
            Column.left("WHO"),
            Column.left("WHAT"),
            Column.left("FROM"),
            Column.left("TO"),
            Column.left("WHY"));
    for (Entry entry : ledger.entries()) {
      table.row(
          entry.author().at(),
          entry.author().by(),
          entry.action().text() + entry.alias().map(alias -> " " + alias).orElse(""),
          entry.from().map(SemanticVersion::toString).orElse(""),
          entry.to().map(SemanticVersion::toString).orElse(""),
          entry.author().why());
    }
    console.print(table.lines(console.tableWidth(), console.colour()));
    return ExitCode.OK;
  }

  private String alias(String alias, SemanticVersion version) {
    return registry.json()
        ? ModelJson.line(
            node -> node.put("model", model).put("alias", alias).put("version", version.toString()))
        : "%s@%s %s".formatted(model, alias, version);
  }

  private static Instant time(String text) {
    try {
      return text.indexOf('T') > 0
          ? Instant.parse(text)
          : LocalDate.parse(text)
              .plusDays(1)
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .minusNanos(1);
    } catch (DateTimeParseException e) {
      throw new RegistryException(
          "--as-of is no time; write it as 2026-11-20T09:00:00Z or 2026-11-20", e);
    }
  }

  /** The last line of the ledger, for machines, or the sentence that says the same. */
  static List<String> last(
      RegistryOptions registry, ModelRegistry reader, String model, String sentence)
      throws IOException {
    if (!registry.json()) {
      return List.of(sentence);
    }
    List<Entry> entries = reader.ledger(model).entries();
    return List.of(ModelJson.entry(model, entries.get(entries.size() - 1)));
  }
}
