package news.copydesk.reset;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/**
 * Sets the offsets of the stream's group back. The stream keeps no state of its own, so that is all
 * there is to it: articles that are read again are enriched again, and the sink writes them over
 * what it has.
 */
public final class GroupReset {

  private final Admin admin;
  private final String group;
  private final String topic;
  private final Duration timeout;

  /**
   * @param group the stream's application id
   * @param topic where articles come in
   * @param timeout for each answer of the brokers
   */
  public GroupReset(Admin admin, String group, String topic, Duration timeout) {
    this.admin = admin;
    this.group = group;
    this.topic = topic;
    this.timeout = timeout;
  }

  /**
   * What would be done, by partition; nothing is done yet.
   *
   * @param since articles of this time and later are read again, by their records' times; all of
   *     them when empty
   * @throws ResetRefusedException while instances run
   */
  public List<Step> plan(Optional<Instant> since) throws InterruptedException {
    refuseWhileInstancesRun();
    Map<TopicPartition, OffsetSpec> starts = new HashMap<>();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    int partitions =
        get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
            .mapToInt(description -> description.partitions().size())
            .sum();
    for (int number = 0; number < partitions; number++) {
      TopicPartition partition = new TopicPartition(topic, number);
      ends.put(partition, OffsetSpec.latest());
      starts.put(
          partition,
          since
              .map(time -> OffsetSpec.forTimestamp(time.toEpochMilli()))
              .orElseGet(OffsetSpec::earliest));
    }
    Map<TopicPartition, ListOffsetsResultInfo> begin = get(admin.listOffsets(starts).all());
    Map<TopicPartition, ListOffsetsResultInfo> end = get(admin.listOffsets(ends).all());
    Map<TopicPartition, OffsetAndMetadata> committed =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    List<Step> steps = new ArrayList<>();
    for (int number = 0; number < partitions; number++) {
      TopicPartition partition = new TopicPartition(topic, number);
      long last = offset(end, partition);
      long first = offset(begin, partition);
      OffsetAndMetadata now = committed.get(partition);
      // Below 0: there is no record of that time or later.
      steps.add(new Step(number, now == null ? -1 : now.offset(), first < 0 ? last : first, last));
    }
    return steps;
  }

  /**
   * Does what was planned.
   *
   * @throws ResetRefusedException when an instance has started since
   */
  public void apply(List<Step> steps) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Step step : steps) {
      offsets.put(new TopicPartition(topic, step.partition()), new OffsetAndMetadata(step.to()));
    }
    try {
      get(admin.alterConsumerGroupOffsets(group, offsets).all());
    } catch (UnknownMemberIdException | GroupNotEmptyException e) {
      throw new ResetRefusedException(
          "an instance of %s has started meanwhile; nothing was changed. Stop it and try again"
              .formatted(group));
    }
  }

  private void refuseWhileInstancesRun() throws InterruptedException {
    ConsumerGroupDescription description;
    try {
      description = get(admin.describeConsumerGroups(List.of(group)).all()).get(group);
    } catch (GroupIdNotFoundException e) {
      return; // It never ran.
    }
    if (description != null && !description.members().isEmpty()) {
      String hosts =
          description.members().stream()
              .map(MemberDescription::host)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      throw new ResetRefusedException(
          "%d threads of %s run on %s; stop the instances, and try again when they have left (at most session.timeout.ms later)"
              .formatted(description.members().size(), group, hosts));
    }
  }

  private static long offset(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
    return Objects.requireNonNull(offsets.get(partition)).offset();
  }

  private <T> T get(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no broker answered within " + timeout.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
