package news.copydesk.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.cli.render.SafeText;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.SignedManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Verifies versions in the registry. */
@Command(
    name = "verify",
    description =
        "Read every byte of versions in the registry, and hold them against manifest and signature.",
    footer = {
      "%nExample:",
      "  copydesk models verify",
      "  copydesk models verify entities@stable",
      "%nExit code: 0 all are what was registered; 1 some are not."
    })
final class ModelsVerifyCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Parameters(
      paramLabel = "MODEL@VERSION",
      arity = "0..*",
      converter = ReferenceConverter.class,
      description = "Versions, or aliases for them; all otherwise.")
  private List<ModelReference> references = List.of();

  ModelsVerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ModelRegistry reader = registry.open(console).reader();
    boolean allWell = true;
    List<ModelReference> asked = new ArrayList<>(references);
    if (asked.isEmpty()) {
      for (String model : reader.models()) {
        try {
          for (SemanticVersion version : reader.ledger(model).versions().keySet()) {
            asked.add(new ModelReference(model, version.toString()));
          }
        } catch (RegistryException e) {
          say(model, String.valueOf(e.getMessage()));
          allWell = false;
        }
      }
    }
    for (ModelReference reference : asked) {
      allWell &= verify(reader, reference);
    }
    return allWell ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean verify(ModelRegistry reader, ModelReference reference) throws IOException {
    try {
      SignedManifest signed = reader.find(reference);
      reader.verify(signed);
      say(signed.manifest().id(), "");
      return true;
    } catch (RegistryException e) {
      say(reference.toString(), String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void say(String id, String problem) {
    if (registry.json()) {
      console
          .out()
          .println(
              ModelJson.line(
                  node -> {
                    node.put("version", id).put("verified", problem.isEmpty());
                    if (!problem.isEmpty()) {
                      node.put("problem", problem);
                    }
                  }));
    } else {
      console
          .out()
          .println(
              SafeText.line(
                  problem.isEmpty() ? "verified " + id : "REFUSED  " + id + ": " + problem));
    }
  }
}
