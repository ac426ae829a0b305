package news.copydesk.rollout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a compacted topic from its beginning, and then as it grows, without a consumer group. For
 * one thread, but for {@link #stop}.
 */
final class CompactedTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private volatile boolean stopped;

  private CompactedTopic(Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
  }

  /**
   * Makes the consumer; nothing is read yet.
   *
   * @param kafka the user's client properties; what makes a reader of it wins over them
   */
  static CompactedTopic connect(Map<String, String> kafka, String topic) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new CompactedTopic(new KafkaConsumer<>(settings, bytes, bytes), topic);
  }

  /** Is handed each record, in the order of its partition. */
  @FunctionalInterface
  interface Listener {

    /** One record; a null value takes back what the key said. */
    void record(String key, byte @Nullable [] value);
  }

  /**
   * Hands over what there is now.
   *
   * @return false if there is no such topic
   * @throws TimeoutException if the brokers do not answer in time
   */
  boolean readToEnd(Duration limit, Listener listener) {
    long until = System.nanoTime() + limit.toNanos();
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, limit).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      return false;
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, limit);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), limit) < end.getValue())) {
      if (System.nanoTime() - until > 0) {
        throw new TimeoutException(
            "%s was not read to its end within %d s".formatted(topic, limit.toSeconds()));
      }
      poll(listener);
    }
    return true;
  }

  /** Hands over what comes from now on, until {@link #stop}. After {@link #readToEnd}. */
  void follow(Listener listener) {
    try {
      while (!stopped) {
        poll(listener);
      }
    } catch (WakeupException e) {
      stopped = true;
    }
  }

  private void poll(Listener listener) {
    poll(POLL, listener);
  }

  /** Hands over what comes within the time. After {@link #readToEnd}. */
  void poll(Duration time, Listener listener) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(time)) {
      if (record.key() != null) {
        listener.record(new String(record.key(), StandardCharsets.UTF_8), record.value());
      }
    }
  }

  /** Ends {@link #follow} soon; for other threads. */
  void stop() {
    stopped = true;
    consumer.wakeup();
  }

  /** Closes the consumer; by its own thread, or when that is done. */
  @Override
  public void close() {
    consumer.close(
        org.apache.kafka.clients.consumer.CloseOptions.timeout(
            Duration.ofMillis(TimeUnit.SECONDS.toMillis(1))));
  }
}
