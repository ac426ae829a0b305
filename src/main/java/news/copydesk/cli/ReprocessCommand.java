package news.copydesk.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Preflight;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.Pace;
import news.copydesk.ingest.Progress;
import news.copydesk.reprocess.ReprocessException;
import news.copydesk.reprocess.ReprocessJob;
import news.copydesk.reprocess.ReprocessOptions;
import news.copydesk.reprocess.Reprocessed;
import news.copydesk.sink.Database;
import news.copydesk.sink.StoredArticle;
import news.copydesk.sink.WriterScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has the stream enrich again what an older version wrote. */
@Command(
    name = "reprocess",
    description =
        "Have articles of the database enriched again that an older version of a model wrote. Live"
            + " articles come first. An interrupted run is finished by the next one.",
    footer = {
      "%nExample:",
      "  copydesk reprocess --model entities --from 1.2.0 --dry-run",
      "  copydesk reprocess --model entities --from 1.2.0 --since 2026-11-01 --rate 20",
      "  copydesk reprocess --gazetteer gazetteer@1.0.0 gazetteer@1.1.0",
      "  copydesk reprocess --gazetteer old.gaz new.gaz",
      "%nExit code: 0 all sent and replaced; 1 stopped, or some could not be."
    })
final class ReprocessCommand implements Callable<Integer> {

  private static final int PAGE = 200;
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Console console;

  @Mixin private DatabaseOptions options = new DatabaseOptions();

  @Mixin private ReprocessChoice choice = new ReprocessChoice();

  @Mixin private RateOption rate = new RateOption();

  @Option(
      names = "--max-lag",
      paramLabel = "N",
      defaultValue = "100",
      description =
          "Send nothing while the stream is more records behind, those sent by this left out"
              + " (default: ${DEFAULT-VALUE}).")
  private long maxLag;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "How long to wait for the first articles, and for the last, to arrive in the database"
              + " (default: ${DEFAULT-VALUE}).")
  private long patience;

  @Option(names = "--dry-run", description = "Say how many it would be, and do nothing.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the result as a line of JSON.")
  private boolean json;

  ReprocessCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    Pace pace = rate.pace();
    CopydeskConfig configuration = options.read(console);
    try (Database opened = DatabaseOptions.open(configuration)) {
      WriterScan database = new WriterScan(opened);
      ReprocessJob job = choice.job(database, configuration);
      return dryRun ? planned(database, job) : done(configuration, database, job, pace);
    }
  }

  private int planned(WriterScan database, ReprocessJob job) {
    long sent = 0;
    long unconcerned = 0;
    long withoutBody = 0;
    long last = database.lastKey();
    long chosen = database.count(job.writer(), 0, last);
    try (Progress progress = console.progress("looking", "articles")) {
      progress.expect(chosen);
      long cursor = 0;
      var page = database.page(job.writer(), cursor, last, PAGE);
      while (!page.isEmpty()) {
        for (StoredArticle each : page) {
          cursor = each.key();
          if (each.article().getBody() == null) {
            withoutBody++;
          } else if (job.concerned().test(each.article())) {
            sent++;
          } else {
            unconcerned++;
          }
        }
        progress.advance(page.size());
        page = database.page(job.writer(), cursor, last, PAGE);
      }
    }
    Reprocessed plan = new Reprocessed(sent, unconcerned, withoutBody, 0, true);
    console
        .out()
        .println(
            json
                ? ReprocessReport.json(plan, chosen)
                : "would send %d of %d articles by %s; not concerned %d, without a body %d"
                    .formatted(
                        sent,
                        chosen,
                        String.join(", ", job.writer().versions()),
                        unconcerned,
                        withoutBody));
    return ExitCode.OK;
  }

  private int done(CopydeskConfig configuration, WriterScan database, ReprocessJob job, Pace pace)
      throws InterruptedException {
    long last = database.lastKey();
    long chosen = database.count(job.writer(), 0, last);
    if (chosen > 0 && database.countWithoutBody(job.writer(), 0, last) == chosen) {
      throw new ReprocessException(
          "none of the %d articles has its body in the database (enriched.body is false), and without it nothing can be enriched; produce the articles again"
              .formatted(chosen));
    }
    Reprocessed done;
    long left;
    try (ArticleSerdes serdes = new ArticleSerdes(configuration)) {
      new Preflight(configuration, serdes).checkTopicAndRegistry(configuration.topics().articles());
      try (Progress progress = console.progress("reprocessing", "articles");
          Interruption interruption = Interruption.calls(pace::stop)) {
        done =
            job.run(
                configuration.kafka(),
                configuration.streams().applicationId(),
                configuration.topics().articles(),
                serdes.articles().serializer(),
                database,
                new ReprocessOptions(
                    maxLag,
                    ReprocessOptions.DEFAULT.maxWindow(),
                    ReprocessOptions.DEFAULT.maxText(),
                    ReprocessOptions.DEFAULT.target(),
                    Duration.ofSeconds(patience)),
                pace,
                new ReprocessReport(progress));
        left = left(database, job, last, done, pace);
      }
    }
    console
        .out()
        .println(json ? ReprocessReport.json(done, left) : ReprocessReport.text(done, left));
    boolean complete =
        done.finished() && left <= done.unconcerned() && done.withoutBody() + done.refused() == 0;
    return complete ? ExitCode.OK : ExitCode.FAILED;
  }

  /** How many are left when the sink has written what was sent, or when it had its time. */
  private long left(WriterScan database, ReprocessJob job, long last, Reprocessed done, Pace pace)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
    long expected = done.unconcerned() + done.withoutBody() + done.refused();
    long left = database.count(job.writer(), 0, last);
    while (done.finished() && left > expected && System.nanoTime() < end && pace.pause(LOOK)) {
      left = database.count(job.writer(), 0, last);
    }
    return left;
  }
}
