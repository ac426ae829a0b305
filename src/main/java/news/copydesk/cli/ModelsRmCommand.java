package news.copydesk.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import news.copydesk.app.RegistryAccess;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a version. */
@Command(
    name = "rm",
    description =
        "Remove a version from the registry, unless an alias stands at it, a process of this"
            + " host holds it or a living instance runs it. Its number stays taken.",
    footer = {"%nExample:", "  copydesk models rm entities@1.0.0 --why \"superseded\""})
final class ModelsRmCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private ReasonOptions reason = new ReasonOptions();
  @Mixin private FleetUse fleet = new FleetUse();

  @Parameters(
      paramLabel = "MODEL@VERSION",
      converter = ReferenceConverter.class,
      description = "The version; no alias.")
  private ModelReference reference = ModelReference.parse("x");

  ModelsRmCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RegistryAccess access = registry.open(console);
    RegistryEditor editor = access.editor();
    SemanticVersion version =
        reference
            .version()
            .orElseThrow(
                () ->
                    new RegistryException(
                        "%s is an alias; name the version to be removed".formatted(reference)));
    String manifest = editor.registry().ledger(reference.model()).versions().get(version);
    if (manifest != null && access.cache().inUse(manifest)) {
      throw new RegistryException(
          "%s is in use by a process of this host; have it use another version first"
              .formatted(reference));
    }
    editor.refuseAliased(reference.model(), version);
    fleet.refuse(registry.configuration(console), reference.model(), version.toString());
    editor.remove(reference.model(), version, reason.author(access));
    console.print(
        ModelsHistoryCommand.last(
            registry, editor.registry(), reference.model(), "removed " + reference));
    return ExitCode.OK;
  }
}
