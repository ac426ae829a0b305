package news.copydesk.cli;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.app.Preflight;
import news.copydesk.cli.render.TailJson;
import news.copydesk.cli.render.TailText;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.DeadLetterTail;
import news.copydesk.ingest.EnrichedTail;
import news.copydesk.ingest.TailRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows the enriched articles or the dead letters. */
@Command(
    name = "tail",
    description = "Follow the enriched articles, or the dead letters, as they come.",
    footer = {
      "%nExample:",
      "  copydesk tail --last 5",
      "  copydesk tail dead-letters --from-beginning --no-follow",
      "  copydesk tail --since 2h --topic politics --entity \"Angela Merkel\"",
      "  copydesk tail --json | jq .entities[].text"
    })
final class TailCommand implements Callable<Integer> {

  /** What can be followed. */
  enum What {
    ENRICHED,
    DEAD_LETTERS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Console console;

  @Mixin private ConfigOptions config = new ConfigOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..1",
      defaultValue = "enriched",
      description = "${COMPLETION-CANDIDATES}")
  private What what = What.ENRICHED;

  @Option(names = "--json", description = "One line of JSON per record.")
  private boolean json;

  @Option(names = "--from-beginning", description = "Start with the oldest record.")
  private boolean fromBeginning;

  @Option(names = "--last", paramLabel = "N", description = "Start with the newest N records.")
  private @Nullable Integer last;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = PointInTime.class,
      description =
          "Start at this time: 2026-11-03T09:30:00Z, 2026-11-03, or 2h for two hours ago.")
  private @Nullable Instant since;

  @Mixin private FilterOptions filters = new FilterOptions();

  @Option(names = "--max", paramLabel = "N", description = "Stop after N records.")
  private @Nullable Long max;

  @Option(names = "--no-follow", description = "Stop at what is the end now.")
  private boolean noFollow;

  TailCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    TailRange range = range();
    CopydeskConfig configuration = config.read(console);
    try (ArticleSerdes serdes = new ArticleSerdes(configuration)) {
      Preflight preflight = new Preflight(configuration, serdes);
      if (what == What.ENRICHED) {
        preflight.checkTopicAndRegistry(configuration.topics().enriched());
        enriched(configuration, serdes, range);
      } else {
        preflight.checkTopic(configuration.topics().deadLetters());
        deadLetters(configuration, range);
      }
    }
    return ExitCode.OK;
  }

  private void enriched(CopydeskConfig configuration, ArticleSerdes serdes, TailRange range) {
    TailJson jsonLines = new TailJson();
    TailText text = new TailText(console.colour(), console.width());
    try (EnrichedTail tail =
            EnrichedTail.connect(
                configuration.kafka(),
                configuration.topics().enriched(),
                serdes.enriched().deserializer());
        Interruption interruption = Interruption.calls(tail::stop)) {
      tail.run(
          range,
          filters.filter(),
          record -> print(json ? List.of(jsonLines.line(record)) : text.lines(record), tail::stop));
    }
  }

  private void deadLetters(CopydeskConfig configuration, TailRange range) {
    TailJson jsonLines = new TailJson();
    TailText text = new TailText(console.colour(), console.width());
    try (DeadLetterTail tail =
            DeadLetterTail.connect(configuration.kafka(), configuration.topics().deadLetters());
        Interruption interruption = Interruption.calls(tail::stop)) {
      tail.run(
          range,
          letter -> print(json ? List.of(jsonLines.line(letter)) : text.lines(letter), tail::stop));
    }
  }

  /** Stops when nobody reads any more, as after {@code | head -1}; Java does not say so itself. */
  private void print(List<String> lines, Runnable stop) {
    console.print(lines);
    if (console.out().checkError()) {
      stop.run();
    }
  }

  private TailRange range() {
    if (fromBeginning && last != null) {
      throw usage("--from-beginning and --last say two things; give one of them");
    }
    if (since != null && (fromBeginning || last != null)) {
      throw usage("--since and --from-beginning or --last say two things; give one of them");
    }
    if (what == What.DEAD_LETTERS && !filters.filter().choosesAll()) {
      throw usage(
          "--source, --topic and --entity choose enriched articles; dead-letters list has filters"
              + " of its own");
    }
    try {
      TailRange range = TailRange.fromEnd();
      if (fromBeginning) {
        range = TailRange.fromBeginning();
      } else if (last != null) {
        range = TailRange.last(last);
      } else if (since != null) {
        range = TailRange.since(since);
      }
      if (max != null) {
        range = range.atMost(max);
      }
      return noFollow ? range.untilEnd() : range;
    } catch (IllegalArgumentException e) {
      throw usage("--" + e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
