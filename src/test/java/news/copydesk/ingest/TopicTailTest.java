package news.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TopicTailTest {

  private static final String TOPIC = "articles";
  private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);

  @Test
  void whoFollowsIsStillThereWhenTheBrokersAreBack() {
    ForgetfulConsumer consumer = new ForgetfulConsumer();
    consumer.schedulePollTask(() -> {});
    consumer.schedulePollTask(() -> consumer.addRecord(record()));

    try (TopicTail tail = new TopicTail(consumer, TOPIC)) {
      long handed = tail.run(TailRange.fromBeginning().atMost(1), record -> {});

      assertThat(handed).isOne();
    }
    assertThat(consumer.asked).hasValueGreaterThan(1);
  }

  private static ConsumerRecord<byte[], byte[]> record() {
    return new ConsumerRecord<>(TOPIC, 0, 0, new byte[] {1}, new byte[] {2});
  }

  /** Knows the topic at first, then has had no broker for so long that it does not. */
  private static final class ForgetfulConsumer extends MockConsumer<byte[], byte[]> {

    private final AtomicInteger asked = new AtomicInteger();

    ForgetfulConsumer() {
      super("earliest");
      updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
      updateBeginningOffsets(Map.of(FIRST, 0L));
      updateEndOffsets(Map.of(FIRST, 0L));
    }

    @Override
    public synchronized List<PartitionInfo> partitionsFor(String topic) {
      if (asked.incrementAndGet() == 2) {
        throw new TimeoutException("Timeout expired while fetching topic metadata");
      }
      return super.partitionsFor(topic);
    }
  }
}
