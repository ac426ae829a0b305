package news.copydesk.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import news.copydesk.annotation.Link;
import news.copydesk.annotation.gazetteer.Gazetteer;
import news.copydesk.annotation.gazetteer.GazetteerLinker;
import news.copydesk.annotation.gazetteer.GazetteerLoader;
import news.copydesk.cli.render.SafeText;
import news.copydesk.config.CopydeskConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks the gazetteer for one name. */
@Command(
    name = "lookup",
    description = "Say what a name would be linked to, standing by itself.",
    footer = {
      "%nExample:",
      "  copydesk gazetteer lookup \"City Hall\" --source \"Columbia Daily\" --type ORGANIZATION",
      "%nExit code: 0 linked; 1 linked to nothing."
    })
final class GazetteerLookupCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Parameters(paramLabel = "NAME", description = "The name.")
  private String name = "";

  @Option(
      names = "--source",
      paramLabel = "SOURCE",
      defaultValue = "",
      description = "The article's source, for entries that are its own.")
  private String source = "";

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "LOCATION",
      description = "The entity's type: LOCATION, ORGANIZATION, PERSON or MISC.")
  private String type = "LOCATION";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A compiled gazetteer; the configured one (gazetteer.file) otherwise.")
  private @Nullable Path file;

  GazetteerLookupCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CopydeskConfig configuration = config.read(console);
    Path compiled = file == null ? configured(configuration) : file;
    try (Gazetteer gazetteer = new GazetteerLoader(compiled).load()) {
      Optional<Link> link =
          new GazetteerLinker(gazetteer, configuration.annotation().maxCharacters())
              .link(name, type, source);
      if (link.isEmpty()) {
        console.err().println("copydesk: '%s' is linked to nothing".formatted(name));
        return ExitCode.FAILED;
      }
      console.out().println(line(link.get()));
      return ExitCode.OK;
    }
  }

  private Path configured(CopydeskConfig configuration) {
    return configuration
        .annotation()
        .gazetteer()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "no gazetteer is configured; name one with --file"));
  }

  private static String line(Link link) {
    String where =
        link.latitude().isPresent()
            ? String.format(
                Locale.ROOT,
                "at %.4f, %.4f",
                link.latitude().getAsDouble(),
                link.longitude().orElseThrow())
            : "without coordinates";
    return String.format(
        Locale.ROOT,
        "%s (%s, %s) %s: %s, score %.2f",
        SafeText.line(link.name()),
        SafeText.line(link.id()),
        SafeText.line(link.category()),
        where,
        link.match(),
        link.score());
  }
}
