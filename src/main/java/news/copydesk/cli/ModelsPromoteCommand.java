package news.copydesk.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import news.copydesk.app.RegistryAccess;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.manifest.ModelReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Promotes a version. */
@Command(
    name = "promote",
    description = "Verify a version, and move an alias to it: stable where none is named.",
    footer = {
      "%nExample:",
      "  copydesk models promote entities@1.3.0 --alias stable --why \"F1 up by 0.01\"",
      "  copydesk models promote entities@experimental"
    })
final class ModelsPromoteCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private ReasonOptions reason = new ReasonOptions();
  @Mixin private AliasMove move = new AliasMove();
  @Mixin private Announcement announcement = new Announcement();

  @Parameters(
      paramLabel = "MODEL@VERSION",
      converter = ReferenceConverter.class,
      description = "A version, or an alias for one.")
  private ModelReference reference = ModelReference.parse("x");

  @Option(names = "--alias", paramLabel = "NAME", description = "The alias that moves.")
  private String alias = "stable";

  ModelsPromoteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RegistryAccess access = registry.open(console);
    RegistryEditor editor = access.editor();
    String done = move.run(editor, reference, alias, reason.author(access));
    console.print(ModelsHistoryCommand.last(registry, editor.registry(), reference.model(), done));
    return announcement.tell(
        console, registry.configuration(console), access, reference.model(), alias);
  }
}
