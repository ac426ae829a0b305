package news.copydesk.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import news.copydesk.app.RegistryAccess;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.manifest.SemanticVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves an alias back. */
@Command(
    name = "rollback",
    description =
        "Move an alias back to where it stood before, after verifying that version. Again: one"
            + " further back.",
    footer = {"%nExample:", "  copydesk models rollback entities --why \"finds no towns\""})
final class ModelsRollbackCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private ReasonOptions reason = new ReasonOptions();
  @Mixin private AliasMove move = new AliasMove();
  @Mixin private Announcement announcement = new Announcement();

  @Parameters(paramLabel = "MODEL", description = "The model.")
  private String model = "";

  @Option(names = "--alias", paramLabel = "NAME", description = "The alias that moves.")
  private String alias = "stable";

  ModelsRollbackCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RegistryAccess access = registry.open(console);
    RegistryEditor editor = access.editor();
    SemanticVersion from =
        move.expected(editor, model, alias)
            .orElseThrow(
                () ->
                    new RegistryException(
                        "%s has no alias %s; 'copydesk models alias %s' lists them"
                            .formatted(model, alias, model)));
    SemanticVersion to = editor.rollback(model, alias, from, reason.author(access));
    String done = "%s of %s: %s -> %s".formatted(alias, model, from, to);
    console.print(ModelsHistoryCommand.last(registry, editor.registry(), model, done));
    return announcement.tell(console, registry.configuration(console), access, model, alias);
  }
}
