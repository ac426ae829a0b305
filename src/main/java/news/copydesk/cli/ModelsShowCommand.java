package news.copydesk.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.cli.render.SafeText;
import news.copydesk.registry.catalog.ModelRegistry;
import news.copydesk.registry.ledger.Ledger;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.SignedManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one version. */
@Command(
    name = "show",
    description = "Show what a version is: files, lineage, metrics, and who vouches for it.",
    footer = {"%nExample:", "  copydesk models show entities@stable"})
final class ModelsShowCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();

  @Parameters(
      paramLabel = "MODEL@VERSION",
      converter = ReferenceConverter.class,
      description = "A version, or an alias for one: entities@1.3.0, entities@stable.")
  private ModelReference reference = ModelReference.parse("x");

  ModelsShowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ModelRegistry reader = registry.open(console).reader();
    Ledger ledger = reader.ledger(reference.model());
    SignedManifest signed = reader.find(reference);
    List<String> aliases = ModelsListCommand.aliases(ledger, signed.manifest().version());
    if (registry.json()) {
      console.out().println(ModelJson.version(signed, aliases));
    } else {
      print(signed, aliases);
    }
    return ExitCode.OK;
  }

  private void print(SignedManifest signed, List<String> aliases) {
    Manifest manifest = signed.manifest();
    line("version", manifest.id());
    line("aliases", String.join(", ", aliases));
    line("kind", manifest.kind().text());
    line("created", manifest.created());
    line("signed by", signed.keyId().map(key -> "key " + key).orElse("nobody"));
    line("manifest", signed.sha256());
    manifest
        .files()
        .forEach(
            file ->
                line(
                    "file",
                    "%s (%,d bytes, %s)".formatted(file.path(), file.bytes(), file.sha256())));
    manifest.lineage().data().forEach(data -> line("data", data));
    manifest.lineage().licence().ifPresent(text -> line("licence", text));
    manifest.lineage().parent().ifPresent(version -> line("parent", version));
    manifest.lineage().command().ifPresent(text -> line("made by", text));
    manifest.metrics().forEach((name, value) -> line("metric", name + " = " + value));
    manifest.labels().forEach((name, value) -> line("label", name + " = " + value));
    manifest.requires().program().ifPresent(version -> line("requires", "Copydesk " + version));
    manifest
        .requires()
        .memoryBytes()
        .ifPresent(bytes -> line("requires", "%,d bytes of memory".formatted(bytes)));
  }

  private void line(String name, Object value) {
    console.out().println(SafeText.line("%-10s %s".formatted(name, value)));
  }
}
