package news.copydesk.cli;

import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.ingest.Progress;
import news.copydesk.registry.cache.DownloadListener;
import news.copydesk.registry.cache.LocalModel;
import news.copydesk.registry.catalog.LocalModels;
import news.copydesk.registry.manifest.ModelReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings versions to this host. */
@Command(
    name = "download",
    description = "Bring versions into this host's cache, verified, and print where they are.",
    footer = {
      "%nExample:",
      "  copydesk models download entities@stable topics@stable --model-registry https://models.example/"
    })
final class ModelsDownloadCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Parameters(
      paramLabel = "MODEL@VERSION",
      arity = "1..*",
      converter = ReferenceConverter.class,
      description = "Versions, or aliases for them.")
  private List<ModelReference> references = List.of();

  ModelsDownloadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    LocalModels models = registry.open(console).local();
    for (ModelReference reference : references) {
      try (Progress progress = console.progress(reference.toString(), "bytes");
          LocalModel model = models.open(reference, shown(progress))) {
        String id = model.manifest().manifest().id();
        console
            .out()
            .println(
                registry.json()
                    ? ModelJson.line(
                        node ->
                            node.put("version", id).put("directory", model.directory().toString()))
                    : id + " " + model.directory());
      }
    }
    return ExitCode.OK;
  }

  private static DownloadListener shown(Progress progress) {
    return new DownloadListener() {
      @Override
      public void expect(long bytes) {
        progress.expect(bytes);
      }

      @Override
      public void advance(long bytes) {
        progress.advance(bytes);
      }
    };
  }
}
