package news.copydesk.cli;

import java.time.LocalDate;
import news.copydesk.sink.Period;
import picocli.CommandLine.Option;

/** Which of the articles that the database has are meant. */
final class SinceOptions {

  @Option(
      names = "--since",
      paramLabel = "DAY",
      converter = PeriodOptions.Day.class,
      description = "Only articles published on this day or later, in UTC.")
  private LocalDate since = Period.ALWAYS.from();

  @Option(
      names = "--source",
      paramLabel = "OUTLET",
      defaultValue = "",
      description = "Only articles of this outlet.")
  private String source = "";

  /** The first day. */
  LocalDate since() {
    return since;
  }

  /** The outlet; empty for all. */
  String source() {
    return source;
  }
}
