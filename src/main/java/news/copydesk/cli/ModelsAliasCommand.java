package news.copydesk.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import news.copydesk.app.RegistryAccess;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.catalog.RegistryEditor;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows, sets and takes away aliases. */
@Command(
    name = "alias",
    description = "Show a model's aliases, set one to a verified version, or take one away.",
    footer = {
      "%nExample:",
      "  copydesk models alias entities",
      "  copydesk models alias entities@1.3.0 experimental",
      "  copydesk models alias entities experimental --remove"
    })
final class ModelsAliasCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private ReasonOptions reason = new ReasonOptions();
  @Mixin private AliasMove move = new AliasMove();
  @Mixin private Announcement announcement = new Announcement();

  @Parameters(
      index = "0",
      paramLabel = "MODEL[@VERSION]",
      converter = ReferenceConverter.class,
      description = "The model, and the version to set an alias to.")
  private ModelReference reference = ModelReference.parse("x");

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The alias.")
  private @Nullable String alias;

  @Option(names = "--remove", description = "Take the alias away.")
  private boolean remove;

  ModelsAliasCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RegistryAccess access = registry.open(console);
    if (alias == null) {
      console.print(list(access.reader()));
      return ExitCode.OK;
    }
    RegistryEditor editor = access.editor();
    String done;
    if (remove) {
      SemanticVersion from =
          move.expected(editor, reference.model(), alias)
              .orElseThrow(
                  () ->
                      new RegistryException(
                          "%s has no alias %s; 'copydesk models alias %s' lists them"
                              .formatted(reference.model(), alias, reference.model())));
      editor.unalias(reference.model(), alias, from, reason.author(access));
      done = "%s of %s: %s -> none".formatted(alias, reference.model(), from);
    } else {
      done = move.run(editor, reference, alias, reason.author(access));
    }
    console.print(ModelsHistoryCommand.last(registry, editor.registry(), reference.model(), done));
    return announcement.tell(
        console, registry.configuration(console), access, reference.model(), alias);
  }

  private List<String> list(ModelRegistry reader) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, SemanticVersion> each :
        reader.ledger(reference.model()).aliases().entrySet()) {
      lines.add(
          registry.json()
              ? ModelJson.line(
                  node ->
                      node.put("model", reference.model())
                          .put("alias", each.getKey())
                          .put("version", each.getValue().toString()))
              : "%s@%s %s".formatted(reference.model(), each.getKey(), each.getValue()));
    }
    return lines;
  }
}
