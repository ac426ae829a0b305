package news.copydesk.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import news.copydesk.sink.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which days are meant. */
final class PeriodOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--day",
      paramLabel = "DAY",
      converter = Day.class,
      description = "Of this day, in UTC: today, yesterday, or 2026-11-03.")
  private @Nullable LocalDate day;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      converter = Day.class,
      description = "Of this day and later.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      converter = Day.class,
      description = "Of this day and earlier.")
  private @Nullable LocalDate to;

  /** All days unless told otherwise. */
  Period period() {
    if (day != null && (from != null || to != null)) {
      throw new ParameterException(
          spec.commandLine(), "--day and --from or --to say two things; give one of them");
    }
    try {
      return day != null
          ? Period.of(day)
          : new Period(
              Objects.requireNonNullElse(from, Period.ALWAYS.from()),
              Objects.requireNonNullElse(to, Period.ALWAYS.to()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  /** Reads a day. */
  static final class Day implements ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String text) {
      LocalDate today = LocalDate.now(ZoneOffset.UTC);
      if (text.equals("today")) {
        return today;
      }
      if (text.equals("yesterday")) {
        return today.minusDays(1);
      }
      try {
        return LocalDate.parse(text);
      } catch (java.time.format.DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text + "' is no day; write today, yesterday, or one like 2026-11-03");
      }
    }
  }
}
