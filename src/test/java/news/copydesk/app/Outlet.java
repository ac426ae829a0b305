package news.copydesk.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, committed records only, as an outside client would. */
final class Outlet<T> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Function<ConsumerRecord<byte[], byte[]>, T> reading;
  private final Function<T, ?> identity;
  private final List<T> read = new ArrayList<>();
  private final Set<Object> different = new HashSet<>();

  Outlet(
      String bootstrapServers,
      String topic,
      Function<ConsumerRecord<byte[], byte[]>, T> reading,
      Function<T, ?> identity) {
    this.reading = reading;
    this.identity = identity;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * Everything that was read so far, in order within each partition: at least so many that differ,
   * or fewer after the patience; and all that is committed by then.
   */
  List<T> await(long count, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (different.size() < count && System.nanoTime() < end) {
      poll();
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
            .anyMatch(each -> consumer.position(each.getKey()) < each.getValue())
        && System.nanoTime() < end + Duration.ofSeconds(10).toNanos()) {
      poll();
    }
    return List.copyOf(read);
  }

  /** Everything that was read so far, and what is there to be read at once. */
  List<T> now() {
    poll();
    return List.copyOf(read);
  }

  private void poll() {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      T value = reading.apply(record);
      read.add(value);
      different.add(identity.apply(value));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
