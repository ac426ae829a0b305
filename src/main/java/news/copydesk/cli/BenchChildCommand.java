package news.copydesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import news.copydesk.article.Article;
import news.copydesk.bench.InMemory;
import news.copydesk.bench.MatrixBench;
import news.copydesk.bench.MatrixCell;
import news.copydesk.bench.Measurement;
import news.copydesk.bench.PipelineBench;
import news.copydesk.bench.Taggers;
import news.copydesk.bench.Turns;
import news.copydesk.bench.WholePath;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.local.LocalCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code bench} runs in processes of its own, one scenario each. */
@Command(name = "child", hidden = true, description = "The processes of a benchmark.")
final class BenchChildCommand {

  private final Console console;
  private final InputStream stdin;

  BenchChildCommand(Console console, InputStream stdin) {
    this.console = console;
    this.stdin = stdin;
  }

  @Command(
      name = "in-memory",
      mixinStandardHelpOptions = true,
      description = "One scenario of pipeline.")
  int inMemory(
      @Mixin ConfigOptions config,
      @Mixin ArticleOptions options,
      @Option(names = "--taggers") Taggers taggers,
      @Option(names = "--threads") int threads)
      throws IOException, InterruptedException {
    CopydeskConfig configuration = config.read(console);
    List<Article> articles = options.selection().read().articles();
    Measurement measurement =
        new InMemory(taggers, configuration.annotation(), threads)
            .measure(articles, PipelineBench.warmUp(articles.size()));
    console.out().println(measurement.toLine());
    return ExitCode.OK;
  }

  @Command(
      name = "matrix-cell",
      mixinStandardHelpOptions = true,
      description = "One cell of matrix.")
  int matrixCell(
      @Mixin ConfigOptions config,
      @Mixin ArticleOptions options,
      @Option(names = "--threads") int threads,
      @Option(names = "--tokens") int tokens,
      @Option(names = "--seconds") int seconds)
      throws IOException, InterruptedException {
    MatrixCell cell =
        MatrixBench.measure(
            options.selection().read(),
            config.read(console).annotation(),
            threads,
            tokens,
            seconds);
    console.out().println(cell.toLine());
    return ExitCode.OK;
  }

  @Command(
      name = "whole-path",
      mixinStandardHelpOptions = true,
      description = "One scenario of pipeline.")
  int wholePath(@Mixin ConfigOptions config, @Mixin ArticleOptions options)
      throws IOException, InterruptedException {
    List<Article> articles = options.selection().read().articles();
    Measurement measurement =
        new WholePath(config.read(console))
            .measure(articles, PipelineBench.warmUp(articles.size()));
    console.out().println(measurement.toLine());
    return ExitCode.OK;
  }

  @Command(name = "turns", mixinStandardHelpOptions = true, description = "The turns of overhead.")
  int turns(
      @Mixin ConfigOptions config,
      @Mixin ArticleOptions options,
      @Option(names = "--turns") int turns,
      @Option(names = "--seconds") int seconds,
      @Option(names = "--warm-up") int warmUp)
      throws IOException, InterruptedException {
    new Turns(
            config.read(console),
            options.selection().read().articles(),
            Duration.ofSeconds(seconds))
        .measure(turns, warmUp, turn -> console.out().println(turn.toLine()));
    return ExitCode.OK;
  }

  @Command(
      name = "cluster",
      mixinStandardHelpOptions = true,
      description = "The broker of pipeline.")
  int cluster(@Parameters Path directory) throws IOException {
    try (LocalCluster cluster = LocalCluster.startUnhurried(directory)) {
      console.out().println("cluster: " + cluster.bootstrapServers() + " " + cluster.registryUrl());
      stdin.readAllBytes();
    }
    return ExitCode.OK;
  }
}
