package news.copydesk.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.copydesk.app.Topics;
import news.copydesk.local.BrokerProcess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
final class OrphanedTransactionsIT {

  private static final String APPLICATION = "desk.one";
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** So that no transaction ends by its timeout while it is waited for. */
  private static final String TRANSACTION_TIMEOUT_MILLIS = "600000";

  private BrokerProcess broker;
  private Admin admin;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    broker = BrokerProcess.start(directory);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterAll
  void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void abortsTheTransactionOfAProcessThatIsNoMember() throws Exception {
    String topic = topic("orphan");
    String orphan = APPLICATION + "-" + UUID.randomUUID() + "-1";
    leaveOpen(topic, orphan);
    assertThat(committed(topic)).isEmpty();

    try (var member = member(APPLICATION, APPLICATION + "-" + UUID.randomUUID(), topic)) {
      assertThat(new OrphanedTransactions(admin, APPLICATION).abort()).containsExactly(orphan);
    }

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(committed(topic)).containsExactly("behind"));
    assertThat(new OrphanedTransactions(admin, APPLICATION).abort()).isEmpty();
  }

  @Test
  void leavesTheTransactionsOfMembersAndOfOthersAlone() throws Exception {
    String topic = topic("alive");
    String process = APPLICATION + "-" + UUID.randomUUID();
    try (var member = member(APPLICATION, process, topic);
        var mine = begin(topic, process + "-1");
        var other = begin(topic, "desk.one.more-" + UUID.randomUUID() + "-1");
        var foreign = begin(topic, "deskXone-" + UUID.randomUUID() + "-1")) {

      assertThat(new OrphanedTransactions(admin, APPLICATION).abort()).isEmpty();

      mine.commitTransaction();
      other.commitTransaction();
      foreign.commitTransaction();
    }
  }

  @Test
  void abortsNothingWhileAMemberDoesNotSayWhoseItIs() throws Exception {
    String topic = topic("renamed");
    try (var member = member("renamed", "a-client-id-of-the-user", topic);
        var mine = begin(topic, "renamed-" + UUID.randomUUID() + "-1")) {

      assertThat(new OrphanedTransactions(admin, "renamed").abort()).isEmpty();

      mine.commitTransaction();
    }
  }

  /** Kafka (4.3.1) describes a static member by the client id of its first start. */
  @Test
  void abortsNothingWhileAMemberIsStatic() throws Exception {
    String topic = topic("static");
    String process = "static-" + UUID.randomUUID();
    Map<String, Object> once = properties();
    once.put("group.instance.id", "desk-1");
    member("static", "static-" + UUID.randomUUID(), topic, once).close();
    try (var again = member("static", process, topic, once);
        var mine = begin(topic, process + "-1")) {

      assertThat(new OrphanedTransactions(admin, "static").abort()).isEmpty();

      mine.commitTransaction();
    }
  }

  @Test
  void aNewInstanceTakesOverFromOneThatWasKilledInItsCommit() throws Exception {
    String topic = topic("in.commit");
    var killed = begin(topic, "heir-" + UUID.randomUUID() + "-1");
    killed.sendOffsetsToTransaction(
        Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)),
        new ConsumerGroupMetadata("heir"));
    killed.close(Duration.ZERO);
    Map<String, Object> properties = properties();
    properties.put("application.id", "heir");
    properties.put("processing.guarantee", "exactly_once_v2");
    Topology topology = new Topology();
    topology.addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);

    try (StreamsRunner runner = new StreamsRunner(topology, properties, failure -> false)) {
      runner.start();

      Awaitility.await().atMost(PATIENCE).until(runner::running);
    }
  }

  private String topic(String name) throws Exception {
    Topics.create(admin, List.of(new NewTopic(name, 1, (short) 1)));
    return name;
  }

  /** As a process that was killed does: a transaction with one record, and others' behind it. */
  private void leaveOpen(String topic, String transactionalId) throws Exception {
    begin(topic, transactionalId).close(Duration.ZERO);
    try (var plain =
        new KafkaProducer<>(properties(), new StringSerializer(), new StringSerializer())) {
      plain.send(new ProducerRecord<>(topic, "behind")).get();
    }
  }

  private KafkaProducer<String, String> begin(String topic, String transactionalId)
      throws Exception {
    Map<String, Object> properties = properties();
    properties.put("transactional.id", transactionalId);
    properties.put("transaction.timeout.ms", TRANSACTION_TIMEOUT_MILLIS);
    var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(topic, "in the transaction")).get();
    return producer;
  }

  /** A member of the group, called as Kafka Streams calls its consumers. */
  private KafkaConsumer<String, String> member(String group, String process, String topic) {
    return member(group, process, topic, properties());
  }

  private static KafkaConsumer<String, String> member(
      String group, String process, String topic, Map<String, Object> properties) {
    properties.put("group.id", group);
    properties.put("client.id", process + "-StreamThread-1-consumer");
    var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    consumer.subscribe(List.of(topic));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(50));
              return !consumer.assignment().isEmpty();
            });
    return consumer;
  }

  private List<String> committed(String topic) {
    Map<String, Object> properties = properties();
    properties.put("isolation.level", "read_committed");
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seekToBeginning(consumer.assignment());
      consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
    }
    return values;
  }

  private Map<String, Object> properties() {
    return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
