package news.copydesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Preflight;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.ArticleFeed;
import news.copydesk.ingest.ArticleProducer;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.ingest.Progress;
import news.copydesk.ingest.SendListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends articles from JSON Lines to the input topic. */
@Command(
    name = "produce",
    description =
        "Send articles from JSON Lines (plain or gzip) to the input topic, key = id. Names each bad"
            + " line and goes on.",
    footer = {
      "%nExample:",
      "  copydesk produce articles.jsonl archive.jsonl.gz",
      "  zcat articles.jsonl.gz | copydesk produce -",
      "%nExit code: 0 all sent; 4 some lines were bad; 1 some articles could not be sent."
    })
final class ProduceCommand implements Callable<Integer> {

  private final Console console;
  private final InputStream stdin;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON Lines; - is standard input.")
  private List<String> files = List.of();

  ProduceCommand(Console console, InputStream stdin) {
    this.console = console;
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CopydeskConfig configuration = config.read(console);
    ArticleFeed.Counts counts = new ArticleFeed.Counts(0, 0);
    long sent;
    long failed;
    try (ArticleSerdes serdes = new ArticleSerdes(configuration)) {
      String topic = configuration.topics().articles();
      new Preflight(configuration, serdes).checkTopicAndRegistry(topic);
      try (Progress progress = console.progress("producing", "articles");
          ArticleProducer producer =
              ArticleProducer.connect(
                  configuration.kafka(),
                  serdes.articles().serializer(),
                  topic,
                  listener(progress))) {
        for (String file : files) {
          try (ArticleReader reader = ArticleReader.open(file, stdin)) {
            counts = counts.plus(new ArticleFeed(producer, progress).carry(reader));
          }
        }
        producer.flush();
        sent = producer.sent();
        failed = producer.failed();
      }
    }
    console
        .out()
        .println("produced %d, bad lines %d, not sent %d".formatted(sent, counts.bad(), failed));
    if (failed > 0) {
      return ExitCode.FAILED;
    }
    return counts.bad() > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
  }

  static SendListener listener(Progress progress) {
    return new SendListener() {
      @Override
      public void sent(String id) {
        progress.advance(1);
      }

      @Override
      public void failed(String id, Exception cause) {
        progress.say("article " + id + " was not sent: " + Explanation.of(cause));
      }
    };
  }
}
