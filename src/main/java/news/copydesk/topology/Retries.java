package news.copydesk.topology;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * When an article of which an annotator was left out comes in again: after a second, then after
 * twice as long each time, and not for ever. Headers carry how often it has been tried.
 */
public final class Retries {

  /** How often an article has been put aside to come in again, in decimal. */
  public static final String ATTEMPT = "copydesk.attempt";

  /** When it may come in again, in milliseconds since 1970, in decimal. */
  public static final String NOT_BEFORE = "copydesk.not-before";

  /** The partition that it comes back to, in decimal. */
  public static final String PARTITION = "copydesk.partition";

  /** After as many attempts, some 17 minutes, its record stays as it is. */
  static final int MOST_ATTEMPTS = 10;

  private static final Duration FIRST = Duration.ofSeconds(1);

  private final Clock clock;

  Retries(Clock clock) {
    this.clock = clock;
  }

  /** The same article, to be put aside; empty if it has been tried often enough. */
  Optional<Record<byte[], Object>> postponed(Record<byte[], Incoming> record, int partition) {
    long attempt = number(record.headers(), ATTEMPT).orElse(0L) + 1;
    if (attempt > MOST_ATTEMPTS) {
      return Optional.empty();
    }
    Duration pause = FIRST.multipliedBy(1L << (attempt - 1));
    Headers headers = new RecordHeaders(record.headers());
    set(headers, ATTEMPT, attempt);
    set(headers, NOT_BEFORE, clock.instant().plus(pause).toEpochMilli());
    set(headers, PARTITION, partition);
    return Optional.of(
        new Record<>(
            record.key(),
            new Postponed(record.value().value(), partition),
            record.timestamp(),
            headers));
  }

  private static void set(Headers headers, String name, long value) {
    headers.remove(name);
    headers.add(name, Long.toString(value).getBytes(StandardCharsets.US_ASCII));
  }

  /** A header's number; empty where there is none. */
  public static Optional<Long> number(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    if (header == null || header.value() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII)));
    } catch (NumberFormatException e) {
      return Optional.empty(); // Somebody else's header.
    }
  }
}
