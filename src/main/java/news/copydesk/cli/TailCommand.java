package news.copydesk.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import news.copydesk.app.ArticleSerdes;
import news.copydesk.cli.render.TailJson;
import news.copydesk.cli.render.TailText;
import news.copydesk.config.CopydeskConfig;
import news.copydesk.ingest.DeadLetterTail;
import news.copydesk.ingest.EnrichedTail;
import news.copydesk.ingest.TailRange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows the enriched articles or the dead letters. */
@Command(
    name = "tail",
    description = "Follow the enriched articles, or the dead letters, as they come.",
    footer = {
      "%nExample:",
      "  copydesk tail --last 5",
      "  copydesk tail dead-letters --from-beginning --no-follow",
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

  @Option(names = "--max", paramLabel = "N", description = "Stop after N records.")
  private @Nullable Long max;

  @Option(names = "--no-follow", description = "Stop at what is the end now.")
  private boolean noFollow;

  TailCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CopydeskConfig configuration = config.read(console);
    return what == What.ENRICHED ? enriched(configuration) : deadLetters(configuration);
  }

  private int enriched(CopydeskConfig configuration) {
    TailJson jsonLines = new TailJson();
    TailText text = new TailText(console.colour(), console.width());
    try (ArticleSerdes serdes = new ArticleSerdes(configuration);
        EnrichedTail tail =
            EnrichedTail.connect(
                configuration.kafka(),
                configuration.topics().enriched(),
                serdes.enriched().deserializer());
        Interruption interruption = Interruption.calls(tail::stop)) {
      tail.run(
          range(),
          record -> {
            if (json) {
              console.out().println(jsonLines.line(record));
            } else {
              console.print(text.lines(record));
            }
          });
    }
    return ExitCode.OK;
  }

  private int deadLetters(CopydeskConfig configuration) {
    TailJson jsonLines = new TailJson();
    TailText text = new TailText(console.colour(), console.width());
    try (DeadLetterTail tail =
            DeadLetterTail.connect(configuration.kafka(), configuration.topics().deadLetters());
        Interruption interruption = Interruption.calls(tail::stop)) {
      tail.run(
          range(),
          letter -> {
            if (json) {
              console.out().println(jsonLines.line(letter));
            } else {
              console.print(text.lines(letter));
            }
          });
    }
    return ExitCode.OK;
  }

  private TailRange range() {
    TailRange range = TailRange.fromEnd();
    if (fromBeginning) {
      range = TailRange.fromBeginning();
    } else if (last != null) {
      range = TailRange.last(last);
    }
    if (max != null) {
      range = range.atMost(max);
    }
    return noFollow ? range.untilEnd() : range;
  }
}
