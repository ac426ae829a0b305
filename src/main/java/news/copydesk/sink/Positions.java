package news.copydesk.sink;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the consumer where the database says it is. A partition is paused from its assignment, or
 * from a failure, until its stored offset has been sought. Used by the consumer's thread only.
 */
final class Positions implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
  private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;

  /** What is stored of each partition that is in place: empty while nothing is. */
  private final Map<TopicPartition, OptionalLong> stored = new HashMap<>();

  private boolean joined;

  Positions(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    joined = true;
    consumer.pause(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    stored.keySet().removeAll(partitions);
  }

  /** True once the group has given this sink its share, which may be nothing. */
  boolean joined() {
    return joined;
  }

  /** The assigned partitions whose stored offset has not been sought yet. */
  Set<TopicPartition> missing() {
    Set<TopicPartition> missing = new HashSet<>(consumer.assignment());
    missing.removeAll(stored.keySet());
    return missing;
  }

  /** Stops reading until the positions have been restored: memory may differ from the database. */
  void forget() {
    stored.clear();
    consumer.pause(consumer.assignment());
  }

  /**
   * Seeks the stored offsets of the missing partitions and lets them flow.
   *
   * @param offsets the stored offsets by partition number
   * @throws org.apache.kafka.common.errors.TimeoutException when the broker does not answer
   */
  void restore(Map<Integer, Long> offsets) {
    Set<TopicPartition> missing = missing();
    Map<TopicPartition, Long> first = consumer.beginningOffsets(missing, BROKER_TIMEOUT);
    Map<TopicPartition, Long> end = consumer.endOffsets(missing, BROKER_TIMEOUT);
    for (TopicPartition partition : missing) {
      Long offset = offsets.get(partition.partition());
      long begin = first.getOrDefault(partition, 0L);
      consumer.seek(
          partition,
          offset == null
              ? begin
              : inRange(partition, offset, begin, end.getOrDefault(partition, offset)));
      stored.put(partition, offset == null ? OptionalLong.empty() : OptionalLong.of(offset));
    }
    consumer.resume(missing);
  }

  // Going on from the first record there is loses nothing more and doubles nothing: rows are kept
  // by article id, and an older revision never overwrites a newer one.
  private static long inRange(TopicPartition partition, long offset, long begin, long end) {
    if (offset < begin) {
      LOG.warn(
          "{}: the stored offset {} is gone, the topic's retention has deleted {} records before"
              + " the sink read them; it goes on at {}. Lengthen retention.ms, or produce the"
              + " articles again",
          partition,
          offset,
          begin - offset,
          begin);
      return begin;
    }
    if (offset > end) {
      LOG.warn(
          "{}: the stored offset {} is beyond the topic's end, {}: it is another topic of the same"
              + " name, or another cluster. The sink reads it from its beginning, {}",
          partition,
          offset,
          end,
          begin);
      return begin;
    }
    return offset;
  }

  /**
   * Whether there is something left to read before the given offsets.
   *
   * @throws org.apache.kafka.common.errors.TimeoutException when the broker does not answer
   */
  boolean before(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), BROKER_TIMEOUT) < end.getValue());
  }

  /** The step of one partition from what is stored to its next offset. */
  OffsetMove move(TopicPartition partition, long next) {
    return new OffsetMove(
        partition.topic(),
        partition.partition(),
        stored.getOrDefault(partition, OptionalLong.empty()),
        next);
  }

  /** Notes that a step has been committed. */
  void moved(OffsetMove move) {
    stored.put(new TopicPartition(move.topic(), move.partition()), OptionalLong.of(move.next()));
  }
}
