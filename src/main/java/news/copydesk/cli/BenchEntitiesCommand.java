package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import news.copydesk.annotation.corenlp.LabelComparison;
import news.copydesk.article.Article;
import news.copydesk.bench.EntitiesBench;
import news.copydesk.bench.LargeMethods;
import news.copydesk.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the compiled CRFs against CoreNLP's. */
@Command(
    name = "entities",
    description =
        "Tag the same articles with CoreNLP's CRFs and with the compiled ones, in turn, in one"
            + " thread; first in a JVM with a JVM's defaults, then in this one, in which CoreNLP is"
            + " faster.",
    footer = {"%nExample:", "  copydesk bench entities --articles articles.jsonl.gz --limit 300"})
final class BenchEntitiesCommand implements Callable<Integer> {

  private static final int COMPILED_ROUNDS = 30;
  private static final int BLOCK = 25;

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Mixin private ArticleOptions articles = new ArticleOptions();

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "100",
      description = "Articles that both see before anything counts (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(names = "--one-jvm", description = "In this JVM only.")
  private boolean oneJvm;

  BenchEntitiesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path models = config.read(console).annotation().directory();
    if (!oneJvm && LargeMethods.here() == LargeMethods.COMPILED) {
      EntitiesBench.withJvmDefaults(articles.selection(), models, warmUp)
          .forEach(console.out()::println);
    }
    EntitiesBench bench = new EntitiesBench(LabelComparison.load(models));
    List<String> texts = texts();
    try (Progress progress = console.progress("measuring", "articles")) {
      int first = Math.min(warmUp, texts.size());
      progress.expect(first + texts.size());
      for (String text : texts.subList(0, first)) {
        bench.warmUp(text);
        progress.advance(1);
      }
      // As much work as CoreNLP's warm-up is: the compilers count calls, not articles.
      for (int round = 0; round < COMPILED_ROUNDS; round++) {
        texts.subList(0, first).forEach(bench::warmUpCompiled);
      }
      for (int from = 0; from < texts.size(); from += BLOCK) {
        List<String> block = texts.subList(from, Math.min(from + BLOCK, texts.size()));
        bench.measure(block);
        progress.advance(block.size());
      }
    }
    bench.lines().forEach(console.out()::println);
    return ExitCode.OK;
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Article article : articles.selection().read().articles()) {
      texts.add(Objects.requireNonNullElse(article.getTitle(), "") + "\n\n" + article.getBody());
    }
    return texts;
  }
}
