package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import news.copydesk.annotation.corenlp.compile.EntityCompiler;
import news.copydesk.config.CopydeskConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Work on the models' files. */
@Command(
    name = "models",
    description = "Make the models' files.",
    footer = {"%nExample:", "  copydesk models compile"})
final class ModelsCommand {

  private final Console console;

  ModelsCommand(Console console) {
    this.console = console;
  }

  @Command(
      name = "compile",
      description = "Compile CoreNLP's CRFs into one file, which is mapped instead of loaded.",
      footer = {"%nExample:", "  copydesk models compile --set annotation.models-directory=models"})
  int compile(
      @Mixin ConfigOptions config,
      @Option(
              names = "--cache",
              paramLabel = "DIR",
              description = "Do nothing where the result is there already, or in this directory.")
          @Nullable Path cache)
      throws IOException {
    CopydeskConfig configuration = config.read(console);
    EntityCompiler compiler = new EntityCompiler(configuration.annotation().directory());
    if (cache == null) {
      compiler.compile();
      console
          .err()
          .println(
              "copydesk: compiled %s (%,d bytes)"
                  .formatted(compiler.target(), Files.size(compiler.target())));
    } else {
      compiler.compileOnce(cache);
    }
    return ExitCode.OK;
  }
}
