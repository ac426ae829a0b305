package news.copydesk.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;

/** The ISO-8601 forms that news data comes in, as instants. */
final class IsoInstants {

  /** Strict, since the lenient styles turn 31 February into a day of its own choice. */
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .optionalStart()
          .appendLiteral('[')
          .appendZoneRegionId()
          .appendLiteral(']')
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private IsoInstants() {}

  /**
   * Parses a date, a local date and time (taken as UTC), or one with an offset or zone; a space may
   * stand for the T.
   *
   * @return cut to milliseconds
   * @throws DateTimeException when it is none of these
   * @throws ArithmeticException when milliseconds of 64 bits cannot hold it
   */
  static Instant parse(String text) {
    boolean spaced = text.length() > 10 && text.charAt(10) == ' ';
    String normal = spaced ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    TemporalAccessor parsed =
        FORMAT.parseBest(normal, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
    return Instant.ofEpochMilli(instant(parsed).toEpochMilli());
  }

  private static Instant instant(TemporalAccessor parsed) {
    if (parsed instanceof LocalDate date) {
      return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    if (parsed instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    }
    return Instant.from(parsed);
  }
}
