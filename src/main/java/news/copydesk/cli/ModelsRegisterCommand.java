package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import news.copydesk.app.ModelMemory;
import news.copydesk.app.RegistryAccess;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.catalog.InputFiles;
import news.copydesk.registry.catalog.NewVersion;
import news.copydesk.registry.manifest.Lineage;
import news.copydesk.registry.manifest.ModelKind;
import news.copydesk.registry.manifest.ModelReference;
import news.copydesk.registry.manifest.Requirements;
import news.copydesk.registry.manifest.SemanticVersion;
import news.copydesk.registry.manifest.SignedManifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a version. */
@Command(
    name = "register",
    description =
        "Copy a model's files into the registry as a new version, sign and verify it. A version"
            + " never changes, and no alias moves.",
    footer = {
      "%nExample:",
      "  copydesk models register entities@1.3.0 entities.model --kind compiled-entities \\",
      "      --metric f1=0.889 --data conll-2003 --licence GPL-3.0-or-later --why \"more data\""
    })
final class ModelsRegisterCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RegistryOptions registry = new RegistryOptions();
  @Mixin private ReasonOptions reason = new ReasonOptions();

  @Parameters(
      index = "0",
      paramLabel = "MODEL@VERSION",
      converter = ReferenceConverter.class,
      description = "Its name and number.")
  private ModelReference reference = ModelReference.parse("x");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, or directories whose files keep their paths.")
  private List<Path> paths = List.of();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      required = true,
      description =
          "compiled-entities, corenlp-crf, gazetteer, topics, sentiment, language or mock.")
  private String kind = "";

  @Option(names = "--data", paramLabel = "SET", description = "What it was made from; repeatable.")
  private List<String> data = List.of();

  @Option(names = "--licence", paramLabel = "SPDX", description = "Its licence.")
  private @Nullable String licence;

  @Option(
      names = "--parent",
      paramLabel = "VERSION",
      converter = VersionConverter.class,
      description = "The version it was made from.")
  private @Nullable SemanticVersion parent;

  @Option(names = "--command", paramLabel = "TEXT", description = "What made it.")
  private @Nullable String command;

  @Option(names = "--metric", paramLabel = "NAME=VALUE", description = "A figure; repeatable.")
  private TreeMap<String, String> metrics = new TreeMap<>();

  @Option(names = "--label", paramLabel = "NAME=TEXT", description = "A label; repeatable.")
  private TreeMap<String, String> labels = new TreeMap<>();

  @Option(
      names = "--requires",
      paramLabel = "VERSION",
      converter = VersionConverter.class,
      description = "The oldest Copydesk that can load it.")
  private @Nullable SemanticVersion program;

  @ArgGroup private @Nullable Memory memory;

  /** Where the size comes from. */
  static final class Memory {

    @Option(
        names = "--memory",
        paramLabel = "BYTES",
        description =
            "Heap that it takes once loaded, as measured: instances refuse it where it would not"
                + " fit.")
    private @Nullable Long bytes;

    @Option(names = "--measure", description = "Load it here and measure that.")
    private boolean measure;
  }

  ModelsRegisterCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    RegistryAccess access = registry.open(console);
    NewVersion draft =
        new NewVersion(
            reference.model(),
            reference
                .version()
                .orElseThrow(
                    () ->
                        new RegistryException(
                            "%s names no number; write it as %s@1.0.0"
                                .formatted(reference, reference.model()))),
            ModelKind.parse(kind),
            InputFiles.collect(paths),
            new Lineage(
                data,
                Optional.ofNullable(licence),
                Optional.ofNullable(parent),
                Optional.ofNullable(command)),
            metrics,
            labels,
            new Requirements(
                Optional.ofNullable(program),
                memory == null || memory.bytes == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(memory.bytes)));
    SignedManifest signed = access.editor().register(measured(draft), reason.author(access));
    console
        .out()
        .println(
            registry.json()
                ? ModelJson.version(signed, List.of())
                : "registered %s: %d files, %,d bytes, %s"
                    .formatted(
                        signed.manifest().id(),
                        signed.manifest().files().size(),
                        signed.manifest().bytes(),
                        signed.keyId().map(key -> "signed by key " + key).orElse("not signed")));
    return ExitCode.OK;
  }

  private NewVersion measured(NewVersion draft) throws IOException {
    return memory != null && memory.measure
        ? ModelMemory.measured(draft, registry.configuration(console).annotation())
        : draft;
  }
}
