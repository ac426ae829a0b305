package news.copydesk.streams;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How the stream runs.
 *
 * @param applicationId names the stream: its consumer group and transactions
 * @param threads stream threads in this process
 * @param deadline how long one article may take
 * @param kafka Kafka's own properties, as the user gave them; they win over ours
 */
public record StreamsOptions(
    String applicationId, int threads, Duration deadline, Map<String, String> kafka) {

  /**
   * Records that one poll hands out. Few, because a poll's records may all hit the deadline, and a
   * transaction must outlast them; fetching goes on in the background, so small polls cost little.
   */
  private static final int MAX_POLL_RECORDS = 4;

  private static final Set<String> GUARANTEES =
      Set.of(StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE);

  /**
   * After a kill, or when a thread is replaced, partitions wait for as long as this: Kafka Streams'
   * members do not leave their group when they fail. Kafka's own default is 45 s. A shorter one
   * only costs work when a whole process stands still for that long; heartbeats are sent every 3 s
   * by a thread of their own, whatever the articles take.
   */
  private static final int SESSION_TIMEOUT_MILLIS = 15_000;

  /**
   * Nobody who reads what is committed sees a record before its commit, which sends what still
   * waits. So records wait for it, in batches large enough for all of them; with Kafka's 16 KiB a
   * batch held five articles, and each is a request to the broker and wakes four threads.
   */
  private static final int COMMIT_INTERVAL_MILLIS = 500;

  private static final int BATCH_BYTES = 256 * 1024;

  private static final Duration MARGIN = Duration.ofSeconds(15);
  private static final long MAX_POLL_INTERVAL_MILLIS = 300_000;

  /** Keeps a copy of the properties. */
  public StreamsOptions {
    kafka = Map.copyOf(kafka);
  }

  /** The properties of the stream: what the user gave, and ours for the rest. */
  public Map<String, Object> properties() {
    Map<String, Object> properties = new TreeMap<>();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
    // Articles that wait in memory have to be fetched again after a failure, and long ones are
    // large.
    properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 50);
    // Each commit is a few round trips; at Kafka Streams' 100 ms they took a twelfth of a thread.
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MILLIS);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    if (clientKeepsSession()) {
      properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
    }
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    if (exactlyOnce()) {
      properties.put(ProducerConfig.LINGER_MS_CONFIG, COMMIT_INTERVAL_MILLIS);
    }
    // There is no global thread; otherwise Kafka warns, also of each consumer's own configuration.
    String global = StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG;
    properties.put(global, true);
    properties.put(StreamsConfig.mainConsumerPrefix(global), true);
    if (!exactlyOnce()) {
      // Articles may come in transactions whatever the reader's guarantee: aborted ones are none.
      properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }
    properties.putAll(kafka);
    // A property with a prefix wins over one without, so ours must not hide the user's.
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        Math.toIntExact(transactionTimeoutMillis()));
    return properties;
  }

  /**
   * By the newer group protocols the broker keeps it, and the client must not name it (KIP-848).
   */
  private boolean clientKeepsSession() {
    String protocol = kafka.getOrDefault(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    return protocol.trim().equalsIgnoreCase("classic");
  }

  /** What would break later, each with its numbers; empty if nothing. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!GUARANTEES.contains(guarantee())) {
      problems.add(
          "kafka.%s: '%s' is neither %s, the default, nor %s"
              .formatted(
                  StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                  guarantee(),
                  StreamsConfig.EXACTLY_ONCE_V2,
                  StreamsConfig.AT_LEAST_ONCE));
    }
    int records = recordsPerPoll();
    Duration worst = deadline.multipliedBy(records);
    check(
        problems,
        worst,
        records,
        number(MAX_POLL_INTERVAL_MILLIS, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
        "the group would take the partitions away in the middle of a poll");
    check(
        problems,
        worst,
        records,
        transactionTimeoutMillis(),
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        "the broker would abort the transaction in the middle of a poll");
    return problems;
  }

  /** How long a transaction may stay open, in milliseconds. */
  public long transactionTimeoutMillis() {
    return number(
        deadline.multipliedBy(recordsPerPoll()).plus(MARGIN).toMillis(),
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
  }

  /**
   * False if the user gave up exactly-once ({@code processing.guarantee=at_least_once}): a crash
   * may then leave articles on the enriched topic twice.
   */
  public boolean exactlyOnce() {
    return guarantee().equals(StreamsConfig.EXACTLY_ONCE_V2);
  }

  private String guarantee() {
    return kafka.getOrDefault(
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
  }

  private int recordsPerPoll() {
    return (int)
        Math.min(
            Integer.MAX_VALUE, number(MAX_POLL_RECORDS, ConsumerConfig.MAX_POLL_RECORDS_CONFIG));
  }

  private void check(
      List<String> problems,
      Duration worst,
      int records,
      long limit,
      String property,
      String consequence) {
    if (worst.toMillis() >= limit) {
      problems.add(
          "annotation.deadline ("
              + deadline.toMillis()
              + " ms) × max.poll.records ("
              + records
              + ") = "
              + worst.toMillis()
              + " ms is not below kafka."
              + property
              + " ("
              + limit
              + " ms): "
              + consequence
              + "; lower one of the first two or raise the last");
    }
  }

  /** A numeric property as Kafka Streams will see it, whichever prefix the user gave it with. */
  private long number(long ours, String property) {
    // The prefixes' methods would have all of StreamsConfig loaded before HTTP answers.
    for (String key :
        List.of(
            StreamsConfig.MAIN_CONSUMER_PREFIX + property,
            StreamsConfig.CONSUMER_PREFIX + property,
            StreamsConfig.PRODUCER_PREFIX + property,
            property)) {
      String value = kafka.get(key);
      if (value != null) {
        try {
          return Long.parseLong(value.trim());
        } catch (NumberFormatException e) {
          throw new IllegalArgumentException(
              "kafka." + key + ": '" + value + "' is not a whole number", e);
        }
      }
    }
    return ours;
  }

  /** Leaves out the Kafka properties, which may hold passwords. */
  @Override
  public String toString() {
    return "StreamsOptions[applicationId=%s, threads=%d, deadline=%s]"
        .formatted(applicationId, threads, deadline);
  }
}
