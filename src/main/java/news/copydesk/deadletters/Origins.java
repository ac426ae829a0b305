package news.copydesk.deadletters;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads again what a dead letter was too large to hold. */
final class Origins {

  private final LetterTopic topic;

  /** The reader stays the caller's to close. */
  Origins(LetterTopic topic) {
    this.topic = topic;
  }

  /** The record that was set aside; empty when retention has deleted it. */
  Optional<ConsumerRecord<byte[], byte[]>> find(Letter.Origin origin) {
    AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
    topic.read(
        Map.of(new TopicPartition(origin.topic(), origin.partition()), origin.offset()),
        record -> {
          if (record.offset() == origin.offset()) {
            found.set(record);
          }
          return false;
        });
    return Optional.ofNullable(found.get());
  }
}
