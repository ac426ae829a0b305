package news.copydesk.cli;

import java.nio.file.Path;
import java.util.List;
import news.copydesk.bench.Selection;
import picocli.CommandLine.Option;

/** Which articles are measured. */
final class ArticleOptions {

  @Option(
      names = "--articles",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "JSON Lines, plain or gzip.")
  private List<Path> files = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "2000",
      description = "At most so many articles, drawn evenly (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Carry the same articles so often, each time under ids of their own (default:"
              + " ${DEFAULT-VALUE}).")
  private int passes;

  Selection selection() {
    return new Selection(files, limit, passes);
  }
}
