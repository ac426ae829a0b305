package news.copydesk.rollout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Says something on the control topic, and waits until the brokers have it. */
public final class ControlWriter implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Duration limit;

  private ControlWriter(Producer<byte[], byte[]> producer, String topic, Duration limit) {
    this.producer = producer;
    this.topic = topic;
    this.limit = limit;
  }

  /**
   * Makes the producer, if the topic is there: brokers that make missing topics by themselves would
   * make one that is not compacted.
   *
   * @param kafka the user's client properties
   * @param limit how long brokers may take to answer
   * @throws KafkaException if no broker answers, or there is no such topic
   */
  public static ControlWriter connect(Map<String, String> kafka, String topic, Duration limit) {
    refuseAbsent(kafka, topic, limit);
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(limit.toMillis()));
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new ControlWriter(new KafkaProducer<>(settings, bytes, bytes), topic, limit);
  }

  /**
   * Asks every instance to run a version.
   *
   * @throws KafkaException if the brokers do not take it in time
   */
  public void say(WantedVersion wanted) {
    send(wanted.key(), ControlJson.write(wanted));
  }

  /**
   * Asks every instance to try a candidate.
   *
   * @throws KafkaException if the brokers do not take it in time
   */
  public void say(WantedExperiment wanted) {
    send(wanted.key(), ControlJson.write(wanted));
  }

  /**
   * Takes back what was said under a key.
   *
   * @throws KafkaException if the brokers do not take it in time
   */
  public void takeBack(String key) {
    send(key, null);
  }

  private static void refuseAbsent(Map<String, String> kafka, String topic, Duration limit) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) limit.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) limit.toMillis());
    Admin admin = Admin.create(settings);
    try {
      await(
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .toCompletionStage()
              .toCompletableFuture(),
          limit);
    } catch (UnknownTopicOrPartitionException e) {
      throw new KafkaException(
          "topic %s does not exist; create it as docs/operations.md says".formatted(topic), e);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private void send(String key, byte @Nullable [] value) {
    await(
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value)),
        limit);
  }

  private static void await(Future<?> answer, Duration limit) {
    try {
      answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
    } catch (TimeoutException e) {
      throw new KafkaException("no broker answered within " + limit.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  /** Closes the producer; everything it was given has been sent or has failed. */
  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
