package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import news.copydesk.app.ModelMemory;
import news.copydesk.app.RegistryAccess;
import news.copydesk.app.RegistrySetup;
import news.copydesk.registry.catalog.NewVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a registry with what ships. */
@Command(
    name = "init",
    description =
        "Make a registry with the models that ship, signed with a fresh key where there is none,"
            + " and stable where no alias stands yet. What is there stays.",
    footer = {
      "%nExample:",
      "  copydesk models init",
      "  copydesk models init --model-registry /srv/models --set models.key-file=/etc/copydesk.keys"
    })
final class ModelsInitCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private ReasonOptions reason = new ReasonOptions();

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "The models to take; the distribution's (annotation.models-directory) otherwise.")
  private @Nullable Path from;

  @Option(
      names = "--measure",
      description =
          "Load each model here and record the heap that it takes: instances refuse it where it"
              + " would not fit.")
  private boolean measure;

  ModelsInitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RegistryAccess access = registry.open(console);
    Path models = from == null ? registry.shipped(console) : from;
    new RegistrySetup(access, reason.author(access), this::measured)
        .run(models, this::keyMade, this::broughtIn);
    return ExitCode.OK;
  }

  private NewVersion measured(NewVersion draft) throws IOException {
    return measure
        ? ModelMemory.measured(draft, registry.configuration(console).annotation())
        : draft;
  }

  private void keyMade(Path file) {
    console
        .err()
        .println(
            "copydesk: made a key in %s; whoever has it can vouch for models: keep it, and bring it to every host that runs them"
                .formatted(file));
  }

  private void broughtIn(String version, boolean registered) {
    console
        .out()
        .println(
            registry.json()
                ? ModelJson.line(node -> node.put("version", version).put("registered", registered))
                : (registered ? "registered " : "kept       ") + version);
  }
}
