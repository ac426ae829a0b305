package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

  ModelsCompileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    CopydeskConfig configuration = config.read(console);
    EntityCompiler compiler = new EntityCompiler(configuration.annotation().directory());
    EntityCompiler.Result result = EntityCompiler.Result.COMPILED;
    if (cache == null) {
      compiler.compile();
    } else {
      result = compiler.compileOnce(cache);
    }
    say(result, compiler.target());
    return ExitCode.OK;
  }

  private void say(EntityCompiler.Result result, Path file) throws IOException {
    long bytes = Files.size(file);
    if (json) {
      String text = result.name().toLowerCase(Locale.ROOT).replace('_', '-');
      console
          .out()
          .println(
              ModelJson.line(
                  node ->
                      node.put("file", file.toString()).put("bytes", bytes).put("result", text)));
    } else if (cache == null) {
      console.err().println("copydesk: compiled %s (%,d bytes)".formatted(file, bytes));
    }
  }
}
