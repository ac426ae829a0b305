package news.copydesk.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;

/**
 * Shows the dead letter topic as it grows: committed records, no consumer group. Not thread-safe
 * but for {@link #stop}.
 */
public final class DeadLetterTail implements AutoCloseable {

  private final TopicTail tail;

  DeadLetterTail(TopicTail tail) {
    this.tail = tail;
  }

  /**
   * Makes the consumer; nothing is read before {@link #run}.
   *
   * @param kafka client properties, {@code bootstrap.servers} at least
   */
  public static DeadLetterTail connect(Map<String, ?> kafka, String topic) {
    return new DeadLetterTail(TopicTail.connect(kafka, topic));
  }

  /**
   * Hands each record to the callback, on this thread, until the range is done, {@link #stop} is
   * called or the thread is interrupted (the flag stays set).
   *
   * @return how many records were handed over
   * @throws IllegalStateException when there is no such topic; the message says what to do
   */
  public long run(TailRange range, Consumer<DeadLetter> each) {
    return tail.run(range, record -> each.accept(letter(record)));
  }

  private static DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
    List<DeadLetter.Header> headers = new ArrayList<>();
    for (Header header : record.headers()) {
      byte[] value = header.value();
      headers.add(new DeadLetter.Header(header.key(), value == null ? "" : BytesText.of(value)));
    }
    return new DeadLetter(
        TailPosition.of(record),
        Optional.ofNullable(record.key()).map(Bytes::wrap),
        Optional.ofNullable(record.value()).map(Bytes::wrap),
        headers);
  }

  /** Ends {@link #run} soon; for other threads, shutdown hooks among them. */
  public void stop() {
    tail.stop();
  }

  /** Closes the consumer; call it after {@link #run} has returned. */
  @Override
  public void close() {
    tail.close();
  }
}
