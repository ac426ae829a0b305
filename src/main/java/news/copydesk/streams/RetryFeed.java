package news.copydesk.streams;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings records back from one topic to another, each exactly once and not before its time: read
 * committed, written in the transaction that moves the offset. Instances share the partitions in a
 * group; one that is not ready keeps out of it.
 */
public final class RetryFeed implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RetryFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long PAUSE_MILLIS = 500;

  private final Map<String, String> kafka;
  private final Route route;
  private final BooleanSupplier ready;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "copydesk-retry");
  private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

  /**
   * From where to where.
   *
   * @param from the topic that is read
   * @param to the topic that is written
   * @param group the consumer group
   * @param transactions the transactional id, of this instance alone
   * @param notBefore when a record may be brought back, in milliseconds since 1970
   * @param partition where to, in {@code to}; less than 0 for where the key belongs
   */
  public record Route(
      String from,
      String to,
      String group,
      String transactions,
      ToLongFunction<ConsumerRecord<byte[], byte[]>> notBefore,
      ToLongFunction<ConsumerRecord<byte[], byte[]>> partition) {}

  /**
   * Nothing is read before {@link #start}.
   *
   * @param kafka the user's client properties
   * @param ready whether records may come back here; asked all the time
   */
  public RetryFeed(Map<String, String> kafka, Route route, BooleanSupplier ready, Clock clock) {
    this.kafka = Map.copyOf(kafka);
    this.route = route;
    this.ready = ready;
    this.clock = clock;
    thread.setDaemon(true);
  }

  /** Begins, in a thread of its own. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (ready.getAsBoolean()) {
          feed();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Until something fails, it is stopped or no longer ready; what was not committed is read again.
   */
  private void feed() {
    KafkaConsumer<byte[], byte[]> consumer = consumer();
    reading = consumer;
    try (Producer<byte[], byte[]> producer = producer()) {
      producer.initTransactions();
      consumer.subscribe(List.of(route.from()));
      Map<TopicPartition, Long> waiting = new HashMap<>();
      // Who is not ready leaves the group, so that others bring back what would wait here.
      while (stopped.getCount() > 0 && ready.getAsBoolean()) {
        resume(consumer, waiting);
        bring(consumer, producer, consumer.poll(POLL), waiting);
      }
    } catch (WakeupException e) {
      log.debug("stopped", e);
    } catch (KafkaException e) {
      log.atWarn()
          .addKeyValue("topic", route.from())
          .setCause(e)
          .log("articles cannot be brought back; trying again");
    } finally {
      consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
    }
  }

  private void resume(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> waiting) {
    waiting.keySet().retainAll(consumer.assignment());
    long now = clock.millis();
    List<TopicPartition> due =
        waiting.entrySet().stream()
            .filter(each -> each.getValue() <= now)
            .map(Map.Entry::getKey)
            .toList();
    consumer.resume(due);
    due.forEach(waiting::remove);
  }

  private void bring(
      KafkaConsumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer,
      ConsumerRecords<byte[], byte[]> records,
      Map<TopicPartition, Long> waiting) {
    List<ProducerRecord<byte[], byte[]>> due = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        long time = route.notBefore().applyAsLong(record);
        if (time > clock.millis()) {
          // In the order of the topic: those behind it wait with it.
          consumer.seek(partition, record.offset());
          consumer.pause(Set.of(partition));
          waiting.put(partition, time);
          break;
        }
        due.add(back(record));
        offsets.put(partition, new OffsetAndMetadata(record.offset() + 1));
      }
    }
    if (due.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    try {
      List<Future<?>> sent = new ArrayList<>();
      due.forEach(record -> sent.add(producer.send(record)));
      producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
      for (Future<?> each : sent) {
        each.get();
      }
      producer.commitTransaction();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private ProducerRecord<byte[], byte[]> back(ConsumerRecord<byte[], byte[]> record) {
    long partition = route.partition().applyAsLong(record);
    return new ProducerRecord<>(
        route.to(),
        partition < 0 ? null : (int) partition,
        record.timestamp(),
        record.key(),
        record.value(),
        record.headers());
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", route.group());
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "earliest");
    settings.put("allow.auto.create.topics", "false");
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    return new KafkaConsumer<>(settings, bytes, bytes);
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("transactional.id", route.transactions());
    settings.put("transaction.timeout.ms", "30000");
    ByteArraySerializer bytes = new ByteArraySerializer();
    return new KafkaProducer<>(settings, bytes, bytes);
  }

  /** Stops, and returns when the thread has ended; what was begun and not committed is aborted. */
  @Override
  public void close() {
    stopped.countDown();
    KafkaConsumer<byte[], byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
