package news.copydesk.topology;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes the dead letter of a record: its own key, bytes and headers, and headers that say where it
 * was and why it is here. The header names are Kafka's own, and one that Kafka lacks: the time.
 *
 * @see <a href="https://cwiki.apache.org/confluence/x/1gp3Dw">KIP-1034</a>
 */
public final class DeadLetters {

  /** The topic that the record was read from. */
  public static final String TOPIC = "__streams.errors.topic";

  /** The partition that the record was read from, in decimal. */
  public static final String PARTITION = "__streams.errors.partition";

  /** The record's offset, in decimal. */
  public static final String OFFSET = "__streams.errors.offset";

  /** The class name of the exception. */
  public static final String EXCEPTION = "__streams.errors.exception";

  /** The exception's message. */
  public static final String MESSAGE = "__streams.errors.message";

  /** When the record was set aside, in ISO 8601, UTC. */
  public static final String TIME = "__streams.errors.time";

  /**
   * Present when the bytes were too large for the topic: they are only where they were read from.
   */
  public static final String VALUE_OMITTED = "__streams.errors.value.omitted";

  /**
   * Present when the key or the record's own headers were so large that even without the bytes the
   * dead letter did not fit: they, too, are only where they were read from.
   */
  public static final String KEY_AND_HEADERS_OMITTED = "__streams.errors.key.and.headers.omitted";

  private static final int MAX_MESSAGE = 2_000;

  private final String topic;
  private final int maxBytes;
  private final Clock clock;

  /**
   * @param topic where dead letters go
   * @param maxBytes the largest record batch that the topic takes
   * @param clock dates the dead letters
   */
  DeadLetters(String topic, int maxBytes, Clock clock) {
    this.topic = topic;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  ProducerRecord<byte[], byte[]> record(
      ErrorHandlerContext context,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Exception exception) {
    Headers headers = new RecordHeaders();
    for (Header header : context.headers()) {
      headers.add(header);
    }
    describe(headers, context, exception);
    if (RecordSize.of(key, value, headers) <= maxBytes) {
      return letter(context, key, value, headers);
    }
    set(headers, VALUE_OMITTED, RecordSize.bytes(value) + " bytes");
    if (RecordSize.of(key, null, headers) <= maxBytes) {
      return letter(context, key, null, headers);
    }
    Headers own = new RecordHeaders();
    describe(own, context, exception);
    set(own, VALUE_OMITTED, RecordSize.bytes(value) + " bytes");
    set(own, KEY_AND_HEADERS_OMITTED, RecordSize.of(key, null, context.headers()) + " bytes");
    return letter(context, null, null, own);
  }

  private ProducerRecord<byte[], byte[]> letter(
      ErrorHandlerContext context,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers headers) {
    return new ProducerRecord<>(topic, null, context.timestamp(), key, value, headers);
  }

  private void describe(Headers headers, ErrorHandlerContext context, Exception exception) {
    headers.remove(VALUE_OMITTED);
    headers.remove(KEY_AND_HEADERS_OMITTED);
    set(headers, TOPIC, context.topic());
    set(headers, PARTITION, Integer.toString(context.partition()));
    set(headers, OFFSET, Long.toString(context.offset()));
    set(headers, EXCEPTION, exception.getClass().getName());
    set(headers, MESSAGE, shortened(Objects.requireNonNullElse(exception.getMessage(), "")));
    set(headers, TIME, clock.instant().toString());
  }

  /** A redriven record may carry the headers of its last failure; only the newest counts. */
  private static void set(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String shortened(String message) {
    return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
  }
}
