package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import news.copydesk.annotation.corenlp.compile.EntityCompiler;
import news.copydesk.config.CopydeskConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compiles the entity model. */
@Command(
    name = "compile",
    description = "Compile CoreNLP's CRFs into one file, which is mapped instead of loaded.",
    footer = {"%nExample:", "  copydesk models compile --set annotation.models-directory=models"})
final class ModelsCompileCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Do nothing where the result is there already, or in this directory.")
  private @Nullable Path cache;

  ModelsCompileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
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
