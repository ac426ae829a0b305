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

  private static final int MAX_MESSAGE = 2_000;

  /** What a record batch adds to its one record, generously. */
  private static final int BATCH_OVERHEAD = 512;

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
    set(headers, TOPIC, context.topic());
    set(headers, PARTITION, Integer.toString(context.partition()));
    set(headers, OFFSET, Long.toString(context.offset()));
    set(headers, EXCEPTION, exception.getClass().getName());
    set(headers, MESSAGE, shortened(Objects.requireNonNullElse(exception.getMessage(), "")));
    set(headers, TIME, clock.instant().toString());
    byte[] fitting = value;
    if (size(key) + size(value) + size(headers) + BATCH_OVERHEAD > maxBytes) {
      // A broker that refuses a record refuses the transaction, and the record would be read again
      // for ever.
      set(headers, VALUE_OMITTED, size(value) + " bytes");
      fitting = null;
    }
    return new ProducerRecord<>(topic, null, context.timestamp(), key, fitting, headers);
  }

  private static long size(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static long size(Headers headers) {
    long size = 0;
    for (Header header : headers) {
      size += header.key().length() * 3L + size(header.value()) + 10;
    }
    return size;
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
