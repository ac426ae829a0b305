package news.copydesk.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic of findings, without a group: what is there, and then what comes. */
public final class ShadowReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final String LIMIT_MILLIS = "15000";

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  private ShadowReader(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    this.consumer = consumer;
    this.partitions = partitions;
  }

  /**
   * From the beginning of the topic.
   *
   * @param kafka the user's client properties
   * @throws KafkaException if no broker answers, or there is no such topic
   */
  public static ShadowReader connect(Map<String, String> kafka, String topic) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes);
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new KafkaException(
            "topic %s does not exist; create it as docs/operations.md says".formatted(topic));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return new ShadowReader(consumer, partitions);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * Hands over what has come since the last time, up to what is there now.
   *
   * @param model only findings of this model's candidate
   * @param version of this version
   * @param since only those at this time or later
   */
  public void read(String model, String version, Instant since, Consumer<ShadowFinding> each) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.value() != null) {
          ShadowJson.read(record.value())
              .filter(
                  finding ->
                      finding.candidate().name().equals(model)
                          && finding.candidate().version().equals(version)
                          && !finding.at().isBefore(since))
              .ifPresent(each);
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
