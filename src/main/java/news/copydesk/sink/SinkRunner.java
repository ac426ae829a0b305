package news.copydesk.sink;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the sink on a thread of its own, from start to close. Several may run, in one process or in
 * many, as one consumer group. The database and the deserializer stay the caller's to close, after
 * this.
 */
public final class SinkRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SinkRunner.class);

  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(5);

  // For so long partitions wait after a kill; Kafka's own default is 45 s. A thread of their own
  // sends heartbeats every 3 s, so that only a process that stands still loses its place.
  private static final int SESSION_TIMEOUT_MILLIS = 15_000;

  // A transaction costs a database about as much as a hundred articles' rows, so a busy sink waits
  // a little for a larger batch, and an idle one adds up to half a second.
  private static final int FETCH_BYTES = 1024 * 1024;
  private static final int FETCH_WAIT_MILLIS = 500;

  private final SinkConfig config;
  private final Database database;
  private final Deserializer<EnrichedArticle> deserializer;
  private final MeterRegistry registry;
  private final StateBoard board = new StateBoard();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private @Nullable Thread thread;

  /**
   * A sink that does nothing yet.
   *
   * @param database need not be there yet; its tables are made or brought up to date by the sink
   * @param deserializer of the values; used by one thread. What it throws because the registry is
   *     away must have a {@link org.apache.kafka.common.errors.RetriableException} or a
   *     connection's failure as its cause: anything else means bad bytes, which are skipped
   */
  public SinkRunner(
      SinkConfig config,
      Database database,
      Deserializer<EnrichedArticle> deserializer,
      MeterRegistry registry) {
    this.config = config;
    this.database = database;
    this.deserializer = deserializer;
    this.registry = registry;
  }

  /**
   * Starts reading; returns at once.
   *
   * @throws org.apache.kafka.common.KafkaException when a Kafka property is wrong
   * @throws IllegalStateException when it has been started or closed before
   */
  public synchronized void start() {
    if (thread != null || closing.get()) {
      throw new IllegalStateException("a sink starts once; make another");
    }
    SinkMeters meters = new SinkMeters(registry);
    Consumer<byte[], byte[]> created =
        new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    BatchStore store =
        new BatchStore(config, database, new RecordDecoder(deserializer), meters, board);
    SinkWorker worker =
        new SinkWorker(config, created, database, store, meters, board, Clock.systemUTC());
    // Its lag, for one: without it nobody sees a sink that falls behind.
    KafkaClientMetrics kafkaMeters = new KafkaClientMetrics(created);
    kafkaMeters.bindTo(registry);
    consumer = created;
    board.starting("starting");
    thread = new Thread(() -> run(worker, created, kafkaMeters), "copydesk-sink");
    thread.start();
  }

  /** What Kafka measures of the sink's consumer; nothing before the start. Never blocks. */
  public Map<MetricName, ? extends Metric> consumerMetrics() {
    Consumer<byte[], byte[]> source = consumer;
    return source == null ? Map.of() : source.metrics();
  }

  /** How the sink is doing; never blocks. */
  public SinkState state() {
    return board.state();
  }

  private Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(config.kafka());
    // By the newer group protocol the broker keeps it, and the client must not name it (KIP-848).
    if (!"consumer".equalsIgnoreCase(config.kafka().get(ConsumerConfig.GROUP_PROTOCOL_CONFIG))) {
      properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
    }
    properties.putIfAbsent(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_BYTES);
    properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.batchSize());
    // Exactly-once: only what was committed, and offsets in the database only.
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // Otherwise asking for a missing topic would create it, with the broker's number of partitions.
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return properties;
  }

  private void run(
      SinkWorker worker, Consumer<byte[], byte[]> source, KafkaClientMetrics kafkaMeters) {
    String ending = "it failed, see the log; start it again";
    try {
      worker.subscribe();
      while (!closing.get()) {
        worker.step();
      }
      ending = "closed";
    } catch (WakeupException e) {
      ending = "closed";
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
      ending = "interrupted";
    } catch (Exception e) {
      LOG.error("The sink of {} has failed and must be started again", config.topic(), e);
      ending = "failed: %s".formatted(e.getMessage());
    } finally {
      kafkaMeters.close();
      leave(source);
      board.ended(ending);
    }
  }

  // Briefly: with the broker away, closing waits for answers that do not come.
  private static void leave(Consumer<byte[], byte[]> source) {
    try {
      source.close(CloseOptions.timeout(LEAVE_TIMEOUT));
    } catch (KafkaException e) {
      LOG.warn("The sink left its consumer group without saying so: {}", e.getMessage());
    }
  }

  /** Finishes the batch in hand, leaves the group, and waits for both as long as configured. */
  @Override
  public synchronized void close() {
    closing.set(true);
    Consumer<byte[], byte[]> source = consumer;
    Thread running = thread;
    if (source == null || running == null) {
      return;
    }
    source.wakeup();
    try {
      running.join(config.closeTimeout().toMillis());
      if (running.isAlive()) {
        LOG.warn(
            "The sink's last batch has not ended within {}; its rows and offsets will be rolled"
                + " back together, and read again at the next start",
            config.closeTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
