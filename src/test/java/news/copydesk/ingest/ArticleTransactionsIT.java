package news.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.copydesk.article.Article;
import news.copydesk.local.TestBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** At each moment that a kill can come, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class ArticleTransactionsIT {

  private static final int LARGEST = 4_000;

  @TempDir private Path dir;
  private final List<String> failed = new ArrayList<>();
  private TestBroker broker;
  private String topic = "";
  private Path file = Path.of("");

  @BeforeAll
  void start() throws Exception {
    broker = TestBroker.start();
  }

  @AfterAll
  void stop() throws Exception {
    broker.close();
  }

  @BeforeEach
  void newTopic(TestInfo test) throws Exception {
    topic = test.getTestMethod().orElseThrow().getName();
    file = dir.resolve(topic + ".json");
    failed.clear();
    try (Admin admin = broker.admin()) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, 2, (short) 1)
                      .configs(Map.of("max.message.bytes", Integer.toString(LARGEST)))))
          .all()
          .get();
    }
  }

  @Test
  void killedBeforeItsCommitItSendsThemAgain() throws Exception {
    ProduceState state = ProduceState.of(file);
    carry(state, "a");
    state.reached("file", 2);
    state.prepare();
    // By the process that never ends it.
    KafkaProducer<String, String> half = producer("app-produce-" + state.id());
    half.initTransactions();
    half.beginTransaction();
    half.send(new ProducerRecord<>(topic, "b", "half"));
    half.flush();

    ProduceState next = ProduceState.of(file);
    try (ArticleTransactions transactions = start(next)) {
      assertThat(next.lines("file")).isEqualTo(1);
      send(transactions, next, "b", 2);
    }

    assertThat(ids()).containsExactlyInAnyOrder("a", "b");
    half.close(Duration.ZERO);
  }

  @Test
  void killedAfterItsCommitItKnowsThatTheyArrived() throws Exception {
    ProduceState state = ProduceState.of(file);
    Path before = dir.resolve("before.json");
    try (ArticleTransactions transactions = start(state)) {
      send(transactions, state, "a", 1);
      Files.copy(file, before);
      send(transactions, state, "b", 2);
    }
    // As it was between the commit and the last step.
    Files.move(file, dir.resolve(file.getFileName() + ".next"));
    Files.move(before, file, StandardCopyOption.REPLACE_EXISTING);

    ProduceState next = ProduceState.of(file);
    start(next).close();

    assertThat(next.lines("file")).isEqualTo(2);
    assertThat(ProduceState.of(file).lines("file")).isEqualTo(2);
  }

  @Test
  void whatIsTooLargeIsSaidAndTheOthersArrive() throws Exception {
    ProduceState state = ProduceState.of(file);
    try (ArticleTransactions transactions = start(state)) {
      transactions.send(article("a", 10));
      transactions.send(article("for the topic", 2 * LARGEST));
      transactions.send(article("b", 10));
      transactions.send(article("for the client", 2 << 20));
      transactions.send(article("c", 10));
      state.reached("file", 5);

      assertThat(transactions.settle(state)).isTrue();

      assertThat(transactions.sent()).isEqualTo(3);
      assertThat(transactions.failed()).isEqualTo(2);
    }
    assertThat(ids()).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(failed).containsExactlyInAnyOrder("for the topic", "for the client");
    assertThat(ProduceState.of(file).lines("file")).as("it is done with").isEqualTo(5);
  }

  @Test
  void whoStartsLaterWithTheSameStateTakesOver() throws Exception {
    ProduceState state = ProduceState.of(file);
    try (ArticleTransactions early = start(state)) {
      send(early, state, "a", 1);
      ProduceState same = ProduceState.of(file);
      try (ArticleTransactions late = start(same)) {
        assertThatThrownBy(() -> send(early, state, "b", 2))
            .isInstanceOf(KafkaException.class)
            .hasMessageStartingWith("another produce with the same --state has taken over");
        send(late, same, "b", 2);
      }
    }

    assertThat(ids()).containsExactlyInAnyOrder("a", "b");
  }

  private void carry(ProduceState state, String id) throws Exception {
    try (ArticleTransactions transactions = start(state)) {
      send(transactions, state, id, 1);
    }
  }

  private void send(ArticleTransactions transactions, ProduceState state, String id, long line)
      throws Exception {
    transactions.send(article(id, 10));
    state.reached("file", line);
    assertThat(transactions.settle(state)).isTrue();
  }

  private ArticleTransactions start(ProduceState state) throws Exception {
    return ArticleTransactions.start(
        broker.kafka(),
        AvroArticles.serializer(),
        topic,
        "app",
        state,
        new SendListener() {
          @Override
          public void sent(String id) {}

          @Override
          public void failed(String id, Exception cause) {
            failed.add(id);
          }
        });
  }

  /** Random letters, which do not get shorter when they are packed. */
  private static Article article(String id, int size) {
    return Article.newBuilder()
        .setId(id)
        .setBody(
            new java.util.Random(7)
                .ints(size, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString())
        .build();
  }

  private KafkaProducer<String, String> producer(String transactionalId) {
    Map<String, Object> settings = new HashMap<>(broker.kafka());
    settings.put("transactional.id", transactionalId);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  /** Of all committed articles. */
  private List<String> ids() throws Exception {
    List<String> ids = new ArrayList<>();
    Map<String, Object> settings = new HashMap<>(broker.kafka());
    settings.put("isolation.level", "read_committed");
    List<TopicPartition> partitions =
        List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), (name, bytes) -> bytes)) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = ends(partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> ids.add(record.key()));
      }
    }
    return ids;
  }

  /**
   * Behind everything that was written. Those of a consumer that reads what is committed lie before
   * a transaction whose markers are still being written when its commit has returned.
   */
  private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(each -> latest.put(each, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (Admin admin = broker.admin()) {
      admin.listOffsets(latest).all().get().forEach((each, end) -> ends.put(each, end.offset()));
    }
    return ends;
  }
}
