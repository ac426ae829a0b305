package news.copydesk.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all partitions of a topic as bytes, committed records only, without a consumer group: it
 * leaves nothing behind on the brokers. Partitions added later are followed from their beginning.
 * Not thread-safe but for {@link #stop}.
 */
final class TopicTail implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private boolean brokersAway;
  private volatile boolean stopped;

  /** Takes the consumer over: it is closed with this. */
  TopicTail(Consumer<byte[], byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
  }

  /**
   * Makes the consumer.
   *
   * @param kafka the user's client properties; what makes a tail of it wins over them
   */
  static TopicTail connect(Map<String, ?> kafka, String topic) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new TopicTail(new KafkaConsumer<>(settings, bytes, bytes), topic);
  }

  /**
   * Hands over the records of the range until it is done, {@link #stop} is called or the thread is
   * interrupted (the flag stays set).
   *
   * @return how many records were handed over
   * @throws IllegalStateException when there is no such topic
   */
  long run(TailRange range, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    return runFiltered(
        range,
        record -> {
          each.accept(record);
          return true;
        });
  }

  /** The same, but only records count for which the callback says so. */
  long runFiltered(TailRange range, Predicate<ConsumerRecord<byte[], byte[]>> each) {
    Countdown handed = new Countdown(range.max(), each);
    try {
      if (!stopped) {
        follow(range, handed);
      }
    } catch (WakeupException e) {
      stopped = true;
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    }
    return handed.count();
  }

  private void follow(TailRange range, Countdown handed) {
    List<TopicPartition> partitions = partitions();
    if (partitions.isEmpty()) {
      throw new IllegalStateException(
          "topic %s does not exist on these brokers; check its name and the bootstrap servers, or"
                  .formatted(topic)
              + " create it");
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    start(range, ends, handed);
    while (!stopped && !handed.done() && (range.follow() || before(ends))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (range.follow() || record.offset() < end(ends, record)) {
          handed.take(record);
        }
      }
      if (range.follow()) {
        adoptNewPartitions();
      }
    }
  }

  private void start(TailRange range, Map<TopicPartition, Long> ends, Countdown handed) {
    switch (range.from()) {
      case BEGINNING -> consumer.beginningOffsets(ends.keySet()).forEach(consumer::seek);
      case END -> ends.forEach(consumer::seek);
      case TIME -> startAt(range.since(), ends);
      case LAST -> {
        new RecentRecords(consumer, ends).newest(range.last()).forEach(handed::take);
        ends.forEach(consumer::seek);
      }
    }
  }

  /** A partition without a record since then starts at its end. */
  private void startAt(Instant time, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> times = new HashMap<>();
    ends.keySet().forEach(partition -> times.put(partition, time.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
    ends.forEach(
        (partition, end) -> {
          OffsetAndTimestamp first = found.get(partition);
          consumer.seek(partition, first == null ? end : first.offset());
        });
  }

  /** Whether some partition still has records before its end. */
  private boolean before(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private static long end(Map<TopicPartition, Long> ends, ConsumerRecord<?, ?> record) {
    return ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
  }

  /**
   * Cheap: answered from the client's metadata, which it refreshes by itself, and throws away when
   * no broker has answered for some minutes. Who follows waits for them.
   */
  private void adoptNewPartitions() {
    List<TopicPartition> now;
    try {
      now = partitions();
    } catch (TimeoutException e) {
      if (!brokersAway) {
        brokersAway = true;
        log.atWarn().addKeyValue("topic", topic).log("no broker answers; waiting for one");
      }
      return;
    }
    brokersAway = false;
    Collection<TopicPartition> assigned = consumer.assignment();
    if (now.size() > assigned.size()) {
      List<TopicPartition> added = now.stream().filter(p -> !assigned.contains(p)).toList();
      consumer.assign(now);
      consumer.seekToBeginning(added);
    }
  }

  private List<TopicPartition> partitions() {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /** Ends {@link #run} soon. The only method for other threads, shutdown hooks among them. */
  void stop() {
    stopped = true;
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
