package news.copydesk.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a point in time: {@code 2026-11-03T09:30:00Z}, a day (its beginning, in UTC), or how long
 * ago it is: {@code 30m}, {@code 2h}.
 */
final class PointInTime implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      if (text.matches("\\d+(ms|s|m|h)")) {
        return Instant.now().minus(new PollInterval().convert(text));
      }
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | TypeConversionException e) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is no time; write 2026-11-03T09:30:00Z, 2026-11-03, or 2h for two hours ago");
    }
  }
}
