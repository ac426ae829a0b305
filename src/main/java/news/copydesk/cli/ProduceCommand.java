package news.copydesk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Preflight;
import news.copydesk.article.Article;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.ArticleFeed;
import news.copydesk.ingest.ArticleProducer;
import news.copydesk.ingest.ArticleReader;
import news.copydesk.ingest.ArticleSender;
import news.copydesk.ingest.ArticleTarget;
import news.copydesk.ingest.ArticleTransactions;
import news.copydesk.ingest.Intake;
import news.copydesk.ingest.Pace;
import news.copydesk.ingest.ProduceState;
import news.copydesk.ingest.Progress;
import news.copydesk.ingest.SendListener;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends articles from files, feeds and directories to the input topic. */
@Command(
    name = "produce",
    description =
        "Send articles to the input topic, key = id: from JSON Lines (plain or gzip), CSV, RSS and"
            + " Atom, IPTC ninjs. Names each bad line and goes on.",
    footer = {
      "%nExample:",
      "  copydesk produce articles.jsonl archive.jsonl.gz",
      "  zcat articles.jsonl.gz | copydesk produce -",
      "  copydesk produce archive.csv --column id=article_id --column body=text --dry-run",
      "  copydesk produce https://example.org/feed.xml --poll 5m --state feeds.json",
      "  copydesk produce incoming/ --poll 1s --state incoming.json",
      "%nExit code: 0 all sent; 4 some lines were bad; 1 some articles could not be sent."
    })
final class ProduceCommand implements Callable<Integer> {

  private final Console console;
  private final InputStream stdin;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Mixin private RateOption rate = new RateOption();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "A file, a feed's address, a directory, or - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--poll",
      paramLabel = "TIME",
      converter = PollInterval.class,
      description =
          "Go on until stopped: look into feeds so often (30s, 5m, 1h), and for new files in"
              + " directories.")
  private @Nullable Duration poll;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "Remember in this file how far it came, and go on from there the next time: no line of a"
              + " file and no entry of a feed is sent twice.")
  private @Nullable Path state;

  @Option(names = "--dry-run", description = "Say what would be sent; needs no broker.")
  private boolean dryRun;

  ProduceCommand(Console console, InputStream stdin) {
    this.console = console;
    this.stdin = stdin;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Pace pace = rate.pace();
    if (dryRun) {
      return wouldProduce(pace);
    }
    CopydeskConfig configuration = config.read(console);
    try (ArticleSerdes serdes = new ArticleSerdes(configuration)) {
      String topic = configuration.topics().articles();
      new Preflight(configuration, serdes).checkTopicAndRegistry(topic);
      ProduceState known = remembered();
      try (Progress progress = console.progress("producing", "articles");
          ArticleSender sender = sender(configuration, serdes, known, listener(progress))) {
        return report(produce(sender, pace, known, progress), sender);
      }
    }
  }

  /** What is remembered is sent in transactions; lines of standard input come when they like. */
  private ArticleSender sender(
      CopydeskConfig configuration, ArticleSerdes serdes, ProduceState known, SendListener listener)
      throws IOException, InterruptedException {
    Serializer<Article> serializer = serdes.articles().serializer();
    String topic = configuration.topics().articles();
    return state == null || files.contains(ArticleReader.STDIN)
        ? ArticleProducer.connect(configuration.kafka(), serializer, topic, listener)
        : ArticleTransactions.start(
            configuration.kafka(),
            serializer,
            topic,
            configuration.streams().applicationId(),
            known,
            listener);
  }

  /** Begins where the next run will, and leaves what is remembered as it is. */
  private int wouldProduce(Pace pace) throws IOException, InterruptedException {
    ArticleFeed.Counts counts;
    try (Progress progress = console.progress("reading", "articles")) {
      counts = produce(new DryRun(console, progress), pace, remembered().detached(), progress);
    }
    console.out().println("would produce %d, bad lines %d".formatted(counts.good(), counts.bad()));
    return counts.bad() > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
  }

  private ArticleFeed.Counts produce(
      ArticleTarget target, Pace pace, ProduceState known, Progress progress)
      throws IOException, InterruptedException {
    Intake intake = new Intake(target, sources.key(), pace, known, progress);
    Production production = new Production(sources, stdin, intake, known, pace, progress);
    if (files.contains(ArticleReader.STDIN)) {
      // Whoever waits for a line cannot be asked to stop: a signal ends the process at once.
      carry(production);
    } else {
      try (Interruption interruption = Interruption.calls(pace::stop)) {
        carry(production);
      }
    }
    return intake.counts();
  }

  private void carry(Production production) throws IOException, InterruptedException {
    if (poll == null) {
      production.once(files);
    } else {
      production.follow(files, poll);
    }
  }

  private int report(ArticleFeed.Counts counts, ArticleSender sender) {
    long failed = sender.failed();
    console
        .out()
        .println(
            "produced %d, bad lines %d, not sent %d"
                .formatted(sender.sent(), counts.bad(), failed));
    if (failed > 0) {
      return ExitCode.FAILED;
    }
    return counts.bad() > 0 ? ExitCode.BAD_INPUT : ExitCode.OK;
  }

  private ProduceState remembered() throws IOException {
    return state == null ? ProduceState.inMemory() : ProduceState.of(state);
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
