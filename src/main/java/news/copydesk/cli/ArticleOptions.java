package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import news.copydesk.bench.BenchArticles;
import picocli.CommandLine.Option;

/** Which articles are measured. */
final class ArticleOptions {

  @Option(
      names = "--articles",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "JSON Lines, plain or gzip.")
  List<Path> files = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "2000",
      description = "At most so many articles, drawn evenly (default: ${DEFAULT-VALUE}).")
  int limit;

  BenchArticles read() throws IOException {
    return BenchArticles.read(files).sample(limit);
  }
}
