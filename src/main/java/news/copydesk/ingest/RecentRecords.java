package news.copydesk.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the newest records of a topic. Offsets cannot just be counted back: transaction markers,
 * aborted records and compaction leave holes. So it looks at a growing piece before each end until
 * there is enough in it.
 */
final class RecentRecords {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int GROWTH = 4;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> ends;
  private final Map<TopicPartition, Long> begins;

  /** The consumer has these partitions assigned; its positions will change. */
  RecentRecords(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    this.consumer = consumer;
    this.ends = ends;
    this.begins = consumer.beginningOffsets(ends.keySet());
  }

  /** The newest records by time over all partitions, in that order; fewer when there are fewer. */
  List<ConsumerRecord<byte[], byte[]>> newest(int count) {
    for (long window = 2L * count; ; window *= GROWTH) {
      Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> found = read(window, count);
      if (enough(found, window, count)) {
        List<ConsumerRecord<byte[], byte[]>> merged =
            found.values().stream()
                .flatMap(Deque::stream)
                .sorted(Comparator.comparingLong(ConsumerRecord::timestamp))
                .toList();
        return merged.subList(Math.max(0, merged.size() - count), merged.size());
      }
    }
  }

  private Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> read(long window, int count) {
    Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> found = new HashMap<>();
    for (TopicPartition partition : ends.keySet()) {
      found.put(partition, new ArrayDeque<>());
      consumer.seek(partition, from(partition, window));
    }
    while (ends.keySet().stream().anyMatch(p -> consumer.position(p) < end(p))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Deque<ConsumerRecord<byte[], byte[]>> kept =
            found.getOrDefault(partition, new ArrayDeque<>());
        if (record.offset() < end(partition)) {
          kept.addLast(record);
        }
        if (kept.size() > count) {
          kept.removeFirst();
        }
      }
    }
    return found;
  }

  private boolean enough(
      Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> found, long window, int count) {
    return found.entrySet().stream()
        .allMatch(
            entry ->
                entry.getValue().size() >= count
                    || from(entry.getKey(), window) == begins.getOrDefault(entry.getKey(), 0L));
  }

  private long from(TopicPartition partition, long window) {
    return Math.max(begins.getOrDefault(partition, 0L), end(partition) - window);
  }

  private long end(TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
