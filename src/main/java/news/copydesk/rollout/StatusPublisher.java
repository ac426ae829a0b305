package news.copydesk.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says on the status topic what this instance runs: at each change, at each heartbeat, and at a
 * clean stop that it is gone (a tombstone). What cannot be said is logged once; nothing waits for
 * it.
 */
public final class StatusPublisher implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StatusPublisher.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final Supplier<InstanceStatus> status;
  private final List<StatusPart> parts;
  private final byte[] key;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "copydesk-status");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean failing;

  private StatusPublisher(
      Producer<byte[], byte[]> producer,
      String topic,
      Supplier<InstanceStatus> status,
      List<StatusPart> parts) {
    this.producer = producer;
    this.topic = topic;
    this.status = status;
    this.parts = List.copyOf(parts);
    this.key = status.get().instance().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Begins to say so.
   *
   * @param kafka the user's client properties
   * @param status asked each time
   * @param parts what other features add
   */
  public static StatusPublisher start(
      Map<String, String> kafka,
      String topic,
      Supplier<InstanceStatus> status,
      List<StatusPart> parts) {
    Map<String, Object> settings = new HashMap<>(kafka);
    // A heartbeat that is late is worth nothing: the next one says more.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "2000");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, "1048576");
    ByteArraySerializer bytes = new ByteArraySerializer();
    StatusPublisher publisher =
        new StatusPublisher(new KafkaProducer<>(settings, bytes, bytes), topic, status, parts);
    long beat = status.get().heartbeat().toMillis();
    var unused =
        publisher.executor.scheduleAtFixedRate(publisher::say, 0, beat, TimeUnit.MILLISECONDS);
    return publisher;
  }

  /** Something has changed: says so soon, without waiting for the heartbeat. */
  public void changed() {
    try {
      executor.execute(this::say);
    } catch (RejectedExecutionException e) {
      log.debug("closed", e);
    }
  }

  private void say() {
    try {
      ObjectNode node = StatusJson.write(status.get());
      parts.forEach(part -> part.addTo(node));
      send(MessageFields.bytes(node));
    } catch (RuntimeException e) { // The edge of this thread: the next heartbeat must come.
      failed(e);
    }
  }

  private void send(byte @Nullable [] value) {
    producer.send(
        new ProducerRecord<>(topic, key, value),
        (at, cause) -> {
          if (cause == null) {
            failing = false;
          } else {
            failed(cause);
          }
        });
  }

  private void failed(Exception cause) {
    if (!failing) {
      failing = true;
      log.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("problem", cause.getMessage())
          .log("the fleet does not hear what this instance runs");
    }
  }

  /** Says that this instance is gone, and closes the producer. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      boolean unused = executor.awaitTermination(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
      send(null);
    } catch (KafkaException e) {
      failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(LAST_WORDS);
  }
}
