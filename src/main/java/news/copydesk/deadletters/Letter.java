package news.copydesk.deadletters;

import java.util.Optional;
import news.copydesk.ingest.DeadLetter;
import news.copydesk.ingest.TailPosition;
import news.copydesk.topology.DeadLetters;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is known of a dead letter without its bytes, so that many of them fit into memory. Texts are
 * not safe to print as they are.
 *
 * @param at where the letter stands
 * @param key the key as text, empty when there is none
 * @param error the class of the exception that set it aside, empty when the letter does not say
 * @param message the beginning of what the exception said, at most {@value #MESSAGE_LIMIT}
 *     characters
 * @param time when it was set aside, in ISO 8601, empty when the letter does not say
 * @param origin where the record was read from
 * @param redrives how often it has been redriven already
 * @param size of the value, in bytes
 * @param bytes whether the original bytes are here or only where they were read from
 */
public record Letter(
    TailPosition at,
    String key,
    String error,
    String message,
    String time,
    Optional<Origin> origin,
    int redrives,
    int size,
    Bytes bytes) {

  /** Where the original bytes are. */
  public enum Bytes {
    HERE,
    AT_ORIGIN
  }

  /** Where a record was read from before it was set aside. */
  public record Origin(String topic, int partition, long offset) {

    /** The short form: {@code topic-partition@offset}. */
    @Override
    public String toString() {
      return topic + "-" + partition + "@" + offset;
    }
  }

  private static final int MESSAGE_LIMIT = 300;

  static Letter of(ConsumerRecord<byte[], byte[]> record) {
    return of(DeadLetter.of(record));
  }

  /** Reads the headers; one that is not as it should be counts as missing. */
  public static Letter of(DeadLetter letter) {
    return new Letter(
        letter.at(),
        letter.keyText(),
        letter.header(DeadLetters.EXCEPTION).orElse(""),
        shortened(letter.header(DeadLetters.MESSAGE).orElse("")),
        letter.header(DeadLetters.TIME).orElse(""),
        origin(letter),
        letter.header(RedriveHeaders.COUNT).flatMap(Letter::number).map(Long::intValue).orElse(0),
        letter.value().map(bytes -> bytes.get().length).orElse(0),
        letter.header(DeadLetters.VALUE_OMITTED).isPresent() ? Bytes.AT_ORIGIN : Bytes.HERE);
  }

  /** The error's class without its package. */
  public String errorName() {
    return error.substring(error.lastIndexOf('.') + 1);
  }

  /** Where the letter stands on its topic, as the commands take it: {@code partition@offset}. */
  public String place() {
    return at.partition() + "@" + at.offset();
  }

  private static Optional<Origin> origin(DeadLetter letter) {
    Optional<String> topic = letter.header(DeadLetters.TOPIC);
    Optional<Long> partition = letter.header(DeadLetters.PARTITION).flatMap(Letter::number);
    Optional<Long> offset = letter.header(DeadLetters.OFFSET).flatMap(Letter::number);
    return topic.isEmpty() || partition.isEmpty() || offset.isEmpty()
        ? Optional.empty()
        : Optional.of(new Origin(topic.get(), partition.get().intValue(), offset.get()));
  }

  static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text)).filter(number -> number >= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String shortened(String message) {
    return message.length() <= MESSAGE_LIMIT
        ? message
        : message.substring(0, MESSAGE_LIMIT - 1) + "…";
  }
}
