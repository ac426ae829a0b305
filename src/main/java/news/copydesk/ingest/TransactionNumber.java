package news.copydesk.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * The number of a transaction, which the brokers keep as the offset of a consumer group that nobody
 * is a member of: it is there if and only if the transaction was committed, for as long as they
 * keep offsets ({@code offsets.retention.minutes}, seven days by default).
 */
final class TransactionNumber {

  private static final long PATIENCE_SECONDS = 60;

  private TransactionNumber() {}

  /** Makes it part of the open transaction. */
  static void add(Producer<?, ?> producer, String group, String topic, long number) {
    producer.sendOffsetsToTransaction(
        Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(number)),
        new ConsumerGroupMetadata(group));
  }

  /** That of the last transaction which was committed, 0 for none. */
  static long committed(Map<String, ?> kafka, String group, String topic)
      throws InterruptedException {
    Admin admin = Admin.create(new HashMap<>(kafka));
    try {
      OffsetAndMetadata number =
          admin
              .listConsumerGroupOffsets(
                  group, new ListConsumerGroupOffsetsOptions().requireStable(true))
              .partitionsToOffsetAndMetadata()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .get(new TopicPartition(topic, 0));
      return number == null ? 0 : number.offset();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw unknown(e);
    } catch (TimeoutException e) {
      throw unknown(e);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private static KafkaException unknown(Exception cause) {
    return new KafkaException("the brokers do not say how far it came before", cause);
  }
}
