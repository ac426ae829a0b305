package news.copydesk.ingest;

import java.util.Map;
import java.util.function.Consumer;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Shows the enriched topic as it grows: committed records, no consumer group. What cannot be
 * decoded is shown as such. Not thread-safe but for {@link #stop}.
 */
public final class EnrichedTail implements AutoCloseable {

  private final TopicTail tail;
  private final Deserializer<EnrichedArticle> deserializer;

  EnrichedTail(TopicTail tail, Deserializer<EnrichedArticle> deserializer) {
    this.tail = tail;
    this.deserializer = deserializer;
  }

  /**
   * Makes the consumer; nothing is read before {@link #run}.
   *
   * @param kafka client properties, {@code bootstrap.servers} at least
   * @param deserializer stays the caller's to close
   */
  public static EnrichedTail connect(
      Map<String, ?> kafka, String topic, Deserializer<EnrichedArticle> deserializer) {
    return new EnrichedTail(TopicTail.connect(kafka, topic), deserializer);
  }

  /**
   * Hands each record to the callback, on this thread, until the range is done, {@link #stop} is
   * called or the thread is interrupted (the flag stays set).
   *
   * @return how many records were handed over
   * @throws IllegalStateException when there is no such topic; the message says what to do
   */
  public long run(TailRange range, Consumer<TailRecord> each) {
    return tail.run(range, record -> each.accept(decoded(record)));
  }

  /** The same for what a filter chooses; only that counts. */
  public long run(TailRange range, EnrichedFilter filter, Consumer<TailRecord> each) {
    return tail.runFiltered(
        range,
        record -> {
          TailRecord decoded = decoded(record);
          boolean chosen = filter.test(decoded);
          if (chosen) {
            each.accept(decoded);
          }
          return chosen;
        });
  }

  private TailRecord decoded(ConsumerRecord<byte[], byte[]> record) {
    TailPosition at = TailPosition.of(record);
    byte[] key = record.key();
    String keyText = key == null ? "" : BytesText.of(key);
    byte[] value = record.value();
    if (value == null) {
      return new TailRecord.Deleted(at, keyText);
    }
    try {
      EnrichedArticle article = deserializer.deserialize(record.topic(), record.headers(), value);
      return article == null
          ? new TailRecord.Deleted(at, keyText)
          : new TailRecord.Enriched(at, article);
    } catch (RuntimeException e) { // Any serde may be plugged in here, and throw what it likes.
      return new TailRecord.Undecodable(at, keyText, value.length, reason(e));
    }
  }

  /** The message with those of its causes, since serdes put the cause's into the cause only. */
  private static String reason(Throwable thrown) {
    String own = thrown.getMessage() == null ? thrown.getClass().getName() : thrown.getMessage();
    Throwable cause = thrown.getCause();
    return cause == null || cause == thrown ? own : own + ": " + reason(cause);
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
