package news.copydesk.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private final List<T> read = new ArrayList<>();

  Outlet(
      String bootstrapServers, String topic, Function<ConsumerRecord<byte[], byte[]>, T> reading) {
    this.reading = reading;
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
   * Everything that was read so far, in order within each partition: at least so many records, or
   * fewer after the patience; and all that is committed by then.
   */
  List<T> await(int count, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (read.size() < count && System.nanoTime() < end) {
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

  private void poll() {
    consumer.poll(POLL).forEach(record -> read.add(reading.apply(record)));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
