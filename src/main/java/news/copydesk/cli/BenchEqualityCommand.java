package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import news.copydesk.annotation.corenlp.LabelComparison;
import news.copydesk.article.Article;
import news.copydesk.bench.BenchArticles;
import news.copydesk.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares every label of the compiled model with CoreNLP's. */
@Command(
    name = "equality",
    description = "Label every token with CoreNLP's CRFs and the compiled ones; they must agree.",
    footer = {"%nExample:", "  copydesk bench equality --articles articles.jsonl.gz"})
final class BenchEqualityCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

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
      description = "At most so many articles, drawn evenly; all without.")
  private int limit = Integer.MAX_VALUE;

  BenchEqualityCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    LabelComparison comparison =
        LabelComparison.load(config.read(console).annotation().directory());
    List<Article> articles = BenchArticles.read(files).sample(limit).articles();
    long tokens = 0;
    long different = 0;
    try (Progress progress = console.progress("comparing", "articles")) {
      progress.expect(articles.size());
      for (Article article : articles) {
        for (String text :
            List.of(Objects.requireNonNullElse(article.getTitle(), ""), article.getBody())) {
          LabelComparison.Result result = comparison.compare(text);
          tokens += result.tokens();
          if (!result.different().isEmpty() && different < SHOWN) {
            console.out().println("article " + article.getId() + ": tokens " + result.different());
          }
          different += result.different().size();
        }
        progress.advance(1);
      }
    }
    console
        .out()
        .println("equality: %d tokens compared, %d different".formatted(tokens, different));
    return different == 0 ? ExitCode.OK : ExitCode.FAILED;
  }
}
