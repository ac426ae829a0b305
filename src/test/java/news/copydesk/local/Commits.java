package news.copydesk.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.copydesk.app.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/**
 * Producers that commit one small transaction after another, each in a few partitions of many: an
 * end that is missing in one of them is not made good by the next.
 */
final class Commits implements AutoCloseable {

  private static final int SPREAD = 4;

  private final String bootstrapServers;
  private final String topic;
  private final int partitions;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<Future<?>> producers = new ArrayList<>();
  private final AtomicLong committed = new AtomicLong();
  private volatile boolean stopped;

  /** Creates the topic. */
  Commits(String bootstrapServers, String topic, int partitions) throws Exception {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.partitions = partitions;
    try (Admin admin = admin()) {
      Topics.create(admin, List.of(new NewTopic(topic, partitions, (short) 1)));
    }
  }

  /** So many of them, until {@link #stop}. */
  void flow(int count) {
    for (int number = 0; number < count; number++) {
      String id = "producer-" + number;
      producers.add(executor.submit(() -> commit(id)));
    }
  }

  /** Returns when so many more transactions are committed. */
  void awaitMore(int count) {
    long enough = committed.get() + count;
    Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> committed.get() >= enough);
  }

  /** Returns when each producer has committed its last transaction. */
  void stop() throws Exception {
    stopped = true;
    for (Future<?> producer : producers) {
      producer.get(120, TimeUnit.SECONDS);
    }
  }

  /** The partitions where readers of what is committed do not come to the end. */
  Set<TopicPartition> open() throws Exception {
    Map<TopicPartition, Long> stable = offsets(IsolationLevel.READ_COMMITTED);
    return offsets(IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
        .filter(last -> !last.getValue().equals(stable.get(last.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** How often each partition was given a leader, less one. */
  Map<TopicPartition, Integer> leaderEpochs() throws Exception {
    return ends(IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().leaderEpoch().get()));
  }

  private Map<TopicPartition, Long> offsets(IsolationLevel isolation) throws Exception {
    return ends(isolation).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(IsolationLevel isolation)
      throws Exception {
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, partitions)
            .mapToObj(number -> new TopicPartition(topic, number))
            .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
    try (Admin admin = admin()) {
      return admin.listOffsets(wanted, new ListOffsetsOptions(isolation)).all().get();
    }
  }

  private void commit(String id) {
    try (KafkaProducer<String, String> producer = producer(id)) {
      producer.initTransactions();
      while (!stopped) {
        producer.beginTransaction();
        for (int i = 0; i < SPREAD; i++) {
          int partition = ThreadLocalRandom.current().nextInt(partitions);
          producer.send(new ProducerRecord<>(topic, partition, null, "text"));
        }
        producer.commitTransaction();
        committed.incrementAndGet();
      }
    }
  }

  private KafkaProducer<String, String> producer(String id) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", id),
        new StringSerializer(),
        new StringSerializer());
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  @Override
  public void close() {
    stopped = true;
    executor.shutdownNow();
  }
}
