package news.copydesk.rollout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the control topic for one instance: at the start to its end, then as it grows, in a thread
 * of its own. What is no message is counted, logged and passed over.
 */
public final class ControlReader implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ControlReader.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(15);
  private static final long RETRY_MILLIS = 5_000;

  private final Map<String, String> kafka;
  private final String topic;
  private final List<ControlListener> listeners;
  private final Counter malformed;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "copydesk-control");
  private volatile @Nullable CompactedTopic reading;

  /**
   * Reads nothing before {@link #start}.
   *
   * @param kafka the user's client properties
   * @param listeners are told in this order
   */
  public ControlReader(
      Map<String, String> kafka,
      String topic,
      List<ControlListener> listeners,
      MeterRegistry registry) {
    this.kafka = Map.copyOf(kafka);
    this.topic = topic;
    this.listeners = List.copyOf(listeners);
    this.malformed =
        Counter.builder("models_control_malformed")
            .description("Records on the control topic that are no message, and were passed over")
            .register(registry);
    thread.setDaemon(true);
  }

  /**
   * Tells what stands there now, and goes on in the background.
   *
   * @return false if there is no such topic; then nothing more is read
   * @throws KafkaException if the brokers do not answer
   */
  public boolean start() {
    CompactedTopic control = CompactedTopic.connect(kafka, topic);
    boolean there = false;
    try {
      there = control.readToEnd(START_LIMIT, this::record);
    } finally {
      if (!there) {
        control.close();
      }
    }
    if (there) {
      reading = control;
      thread.start();
    }
    return there;
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try (CompactedTopic control = open()) {
        control.follow(this::record);
      } catch (KafkaException e) {
        log.atWarn()
            .addKeyValue("topic", topic)
            .setCause(e)
            .log("the control topic cannot be read; trying again");
        pause();
      }
    }
  }

  /** The consumer of the start, or after a failure a new one that has caught up. */
  private CompactedTopic open() {
    CompactedTopic first = reading;
    if (first != null) {
      return first;
    }
    CompactedTopic control = CompactedTopic.connect(kafka, topic);
    reading = control;
    control.readToEnd(START_LIMIT, this::record);
    return control;
  }

  private void pause() {
    reading = null;
    try {
      boolean unused = stopped.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  private void record(String key, byte @Nullable [] value) {
    if (value == null) {
      listeners.forEach(listener -> listener.tookBack(key));
      return;
    }
    try {
      Optional<ControlMessage> message = ControlJson.read(key, value);
      message.ifPresent(said -> listeners.forEach(listener -> listener.said(said)));
    } catch (MalformedMessageException e) {
      malformed.increment();
      log.atWarn()
          .addKeyValue("topic", topic)
          .addKeyValue("key", key.substring(0, Math.min(key.length(), 80)))
          .addKeyValue("problem", e.getMessage())
          .log("a record is no control message and is passed over");
    }
  }

  /** Stops reading; returns when the thread has ended. */
  @Override
  public void close() {
    stopped.countDown();
    CompactedTopic control = reading;
    if (control != null) {
      control.stop();
    }
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
