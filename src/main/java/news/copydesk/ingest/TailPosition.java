package news.copydesk.ingest;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where and when a record stands on its topic.
 *
 * @param timestamp the record's own time, by its producer or by the broker
 */
public record TailPosition(String topic, int partition, long offset, Instant timestamp) {

  static TailPosition of(ConsumerRecord<?, ?> record) {
    return new TailPosition(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()));
  }

  /** The short form: {@code topic-partition@offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
