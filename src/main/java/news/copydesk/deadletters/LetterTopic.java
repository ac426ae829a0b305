package news.copydesk.deadletters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic as bytes up to where it ends, committed records only, without a group. The end is
 * that of all records, not of the committed ones: what an instance's open transaction holds back is
 * waited for, since a letter's mark may stand behind it. Not thread-safe.
 */
final class LetterTopic implements AutoCloseable {

  /** Hears of the records. */
  interface Reading {

    /** Returns whether to go on. */
    boolean take(ConsumerRecord<byte[], byte[]> record);
  }

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final Consumer<byte[], byte[]> uncommitted;
  private final Duration patience;
  private final Clock clock;

  private LetterTopic(
      Consumer<byte[], byte[]> consumer,
      Consumer<byte[], byte[]> uncommitted,
      Duration patience,
      Clock clock) {
    this.consumer = consumer;
    this.uncommitted = uncommitted;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * Makes the consumers; nothing is read yet.
   *
   * @param patience how long an open transaction is waited for
   */
  static LetterTopic connect(Map<String, ?> kafka, Duration patience) {
    return new LetterTopic(
        consumer(kafka, "read_committed"),
        consumer(kafka, "read_uncommitted"),
        patience,
        Clock.systemUTC());
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, ?> kafka, String isolation) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(settings, bytes, bytes);
  }

  /** How many partitions a topic has. */
  int partitions(String topic) {
    return consumer.partitionsFor(topic).size();
  }

  /** Reads all of a topic. */
  void read(String topic, Reading reading) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions); // Asking for offsets of what is not assigned earns a warning.
    read(consumer.beginningOffsets(partitions), reading);
  }

  /**
   * Reads partitions from the given offsets.
   *
   * @throws IllegalStateException when a transaction stays open for longer than the patience
   */
  void read(Map<TopicPartition, Long> from, Reading reading) {
    uncommitted.assign(from.keySet());
    Map<TopicPartition, Long> ends = uncommitted.endOffsets(from.keySet());
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    Map<TopicPartition, Long> reached = positions(from);
    Instant since = clock.instant();
    while (!ended(ends)) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end(ends, record) && !reading.take(record)) {
          return;
        }
      }
      Map<TopicPartition, Long> now = positions(from);
      since = now.equals(reached) ? since : clock.instant();
      reached = now;
      if (Duration.between(since, clock.instant()).compareTo(patience) > 0) {
        throw new IllegalStateException(held(ends));
      }
    }
  }

  private Map<TopicPartition, Long> positions(Map<TopicPartition, Long> partitions) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    partitions.keySet().forEach(each -> positions.put(each, consumer.position(each)));
    return positions;
  }

  private boolean ended(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static long end(Map<TopicPartition, Long> ends, ConsumerRecord<?, ?> record) {
    return ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
  }

  private String held(Map<TopicPartition, Long> ends) {
    TopicPartition partition =
        ends.keySet().stream()
            .filter(each -> consumer.position(each) < ends.getOrDefault(each, 0L))
            .findFirst()
            .orElseThrow();
    return "%s cannot be read beyond offset %d: a transaction has been open there for %d s, or the broker does not answer; try again when the instance that holds it has ended it, or its transaction.timeout.ms is over"
        .formatted(partition, consumer.position(partition), patience.toSeconds());
  }

  @Override
  public void close() {
    try (uncommitted;
        consumer) {
      // Both are closed, whatever becomes of the other.
    }
  }
}
