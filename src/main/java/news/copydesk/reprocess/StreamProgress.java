package news.copydesk.reprocess;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** How far the stream has come on the topic of articles. */
final class StreamProgress {

  private static final long TIMEOUT_SECONDS = 30;

  private final Admin admin;
  private final String group;
  private final String topic;

  /**
   * @param admin stays the caller's to close
   * @param group the stream's application id
   * @param topic where articles come in
   */
  StreamProgress(Admin admin, String group, String topic) {
    this.admin = admin;
    this.group = group;
    this.topic = topic;
  }

  /** How many records the stream has not finished, of those behind these offsets by partition. */
  long lagBehind(Map<Integer, Long> offsets) throws InterruptedException {
    int partitions =
        get(admin.describeTopics(java.util.List.of(topic)).allTopicNames()).values().stream()
            .mapToInt(description -> description.partitions().size())
            .sum();
    Map<TopicPartition, OffsetSpec> begins = new HashMap<>();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int number = 0; number < partitions; number++) {
      TopicPartition partition = new TopicPartition(topic, number);
      begins.put(partition, OffsetSpec.earliest());
      ends.put(partition, OffsetSpec.latest());
    }
    // In this order: what is committed meanwhile makes the lag larger, never smaller.
    Map<Integer, Long> committed = committed();
    Map<TopicPartition, ListOffsetsResultInfo> begin = get(admin.listOffsets(begins).all());
    long lag = 0;
    for (var end : get(admin.listOffsets(ends).all()).entrySet()) {
      long from = Objects.requireNonNull(begin.get(end.getKey())).offset();
      int partition = end.getKey().partition();
      long position = committed.getOrDefault(partition, from);
      long first = Math.max(Math.max(from, position), offsets.getOrDefault(partition, 0L));
      lag += Math.max(0, end.getValue().offset() - first);
    }
    return lag;
  }

  /** True when everything before these offsets is finished. */
  boolean hasPassed(Map<Integer, Long> offsets) throws InterruptedException {
    Map<Integer, Long> committed = committed();
    return offsets.entrySet().stream()
        .allMatch(each -> committed.getOrDefault(each.getKey(), 0L) >= each.getValue());
  }

  /** How many members the stream's group has; 0 when no instance runs. */
  int members() throws InterruptedException {
    try {
      return get(admin.describeConsumerGroups(java.util.List.of(group)).all()).values().stream()
          .mapToInt(description -> description.members().size())
          .sum();
    } catch (GroupIdNotFoundException e) {
      return 0;
    }
  }

  private Map<Integer, Long> committed() throws InterruptedException {
    Map<Integer, Long> committed = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> all =
        get(
            admin
                .listConsumerGroupOffsets(
                    group, new ListConsumerGroupOffsetsOptions().requireStable(false))
                .partitionsToOffsetAndMetadata());
    all.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(topic) && offset != null) {
            committed.put(partition.partition(), offset.offset());
          }
        });
    return committed;
  }

  static <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ReprocessException(
          "no broker answered within %d s; what was sent so far is remembered: start again when they do"
              .formatted(TIMEOUT_SECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
