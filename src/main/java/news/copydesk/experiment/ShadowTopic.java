package news.copydesk.experiment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes findings to their topic, keyed by article id, outside of all transactions: a finding that
 * is lost or doubled changes a report by one. What cannot be written is logged once.
 */
public final class ShadowTopic implements Consumer<ShadowFinding>, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ShadowTopic.class);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private volatile boolean failing;

  private ShadowTopic(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  /**
   * Makes the producer; asks the brokers nothing.
   *
   * @param kafka the user's client properties
   */
  public static ShadowTopic connect(Map<String, String> kafka, String topic) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "2000");
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, "4194304");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "100");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new ShadowTopic(new KafkaProducer<>(settings, bytes, bytes), topic);
  }

  @Override
  public void accept(ShadowFinding finding) {
    byte[] key = finding.article().getBytes(StandardCharsets.UTF_8);
    try {
      producer.send(
          new ProducerRecord<>(topic, key, ShadowJson.write(finding)),
          (at, cause) -> {
            if (cause == null) {
              failing = false;
            } else {
              failed(cause);
            }
          });
    } catch (KafkaException e) {
      failed(e);
    }
  }

  private void failed(Exception cause) {
    if (!failing) {
      failing = true;
      log.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("problem", cause.getMessage())
          .log("what a shadow finds is not written; create the topic, or see to the brokers");
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
