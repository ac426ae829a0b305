package news.copydesk.sink;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sink between a real broker and SQLite. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
final class SinkRunnerIT {
  private SinkBroker broker;
  private Database database;
  private SinkQueries queries;
  private String name;

  @BeforeAll
  void startBroker(@TempDir Path directory) {
    broker = new SinkBroker(directory);
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void openDatabase(@TempDir Path directory, TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    database = Database.of(DatabaseConfig.of("jdbc:sqlite:" + directory.resolve("news.db")));
    queries = new SinkQueries(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void storesEveryArticleOnceAcrossARestart() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 3);
    desk.produce(0, 200);
    try (SinkRunner first = desk.sink(database)) {
      first.start();
      await().until(() -> first.state().articlesWritten() > 0);
    }
    desk.produce(200, 300);

    try (SinkRunner second = desk.sink(database)) {
      second.start();
      await().until(() -> queries.counts().articles() == 300);
      await().until(() -> second.state().ready());
    }

    assertThat(desk.count("articles")).isEqualTo(300);
    assertThat(queries.counts()).isEqualTo(new StoredCounts(300, 900, 1200));
    assertThat(queries.article("a299")).contains(SampleArticles.full("a299", 0));
  }

  @Test
  void sharesPartitionsBetweenTwoSinksOfAGroup() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 4);
    desk.produce(0, 100);
    SinkRunner first = desk.sink(database);
    try (SinkRunner second = desk.sink(database)) {
      first.start();
      await().until(() -> queriesAnswer() && queries.counts().articles() > 0);
      second.start();
      desk.produce(100, 300);
      await().until(() -> second.state().ready());
      desk.produce(300, 400);
      await().until(() -> second.state().articlesWritten() > 0);
      first.close();
      desk.produce(400, 500);

      await().until(() -> queries.counts().articles() == 500);
    } finally {
      first.close();
    }

    assertThat(desk.count("articles")).isEqualTo(500);
    assertThat(queries.counts()).isEqualTo(new StoredCounts(500, 1500, 2000));
  }

  @Test
  void rollsTheBatchOfAZombieBack() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 1);
    desk.produce(0, 100);
    CountDownLatch stalled = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    PlainAvro avro = new PlainAvro();
    try (SinkRunner zombie =
            desk.sink(
                database,
                (topic, data) -> {
                  stalled.countDown();
                  awaitQuietly(go);
                  return avro.deserialize(topic, data);
                });
        SinkRunner heir = desk.sink(database)) {
      zombie.start();
      assertThat(stalled.await(20, SECONDS)).isTrue();
      heir.start();
      await().atMost(20, SECONDS).until(() -> heir.state().articlesWritten() == 100);

      go.countDown();

      await().until(() -> desk.count("fenced") == 1);
      await().atMost(20, SECONDS).until(() -> zombie.state().ready());
      assertThat(zombie.state().articlesWritten()).isZero();
    }
    assertThat(desk.count("articles")).isEqualTo(100);
    assertThat(queries.counts()).isEqualTo(new StoredCounts(100, 300, 400));
  }

  @Test
  void skipsForeignRecordsAndStoresTheRest() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 1);
    desk.produce(0, 2);
    desk.send(
        List.of(
            desk.record("foreign", new byte[] {1, 2, 3}),
            new ProducerRecord<>(desk.topic(), "none", null),
            desk.record("blank", PlainAvro.encode(SampleArticles.full(" ", 0))),
            desk.record("long", PlainAvro.encode(SampleArticles.full("x".repeat(2001), 0)))));
    desk.produce(2, 4);

    try (SinkRunner sink = desk.sink(database)) {
      sink.start();
      await().until(() -> sink.state().articlesWritten() == 4);
    }

    assertThat(desk.count("skipped")).isEqualTo(4);
    assertThat(queries.counts().articles()).isEqualTo(4);
  }

  @Test
  void skipsOneArticleThatTheDatabaseRefusesAndStoresTheRest() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 1);
    database.migrate();
    try (var connection = database.connection();
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER refuse BEFORE INSERT ON article WHEN new.id = 'a3'"
              + " BEGIN SELECT RAISE(ABORT, 'refused'); END");
    }
    desk.produce(0, 10);

    try (SinkRunner sink = desk.sink(database)) {
      sink.start();
      await().until(() -> sink.state().articlesWritten() == 9);
    }

    assertThat(desk.count("skipped")).isEqualTo(1);
    assertThat(queries.article("a3")).isEmpty();
    assertThat(queries.counts().articles()).isEqualTo(9);
  }

  @Test
  void waitsForTheRegistryAndSkipsNothing() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 1);
    desk.produce(0, 20);
    AtomicBoolean away = new AtomicBoolean(true);
    PlainAvro avro = new PlainAvro();
    Deserializer<EnrichedArticle> deserializer =
        (topic, data) -> {
          if (away.get()) {
            throw new SerializationException("no schema", new NetworkException("registry away"));
          }
          return avro.deserialize(topic, data);
        };

    try (SinkRunner sink = desk.sink(database, deserializer)) {
      sink.start();
      await().until(() -> sink.state().reason().contains("registry away"));
      assertThat(sink.state().ready()).isFalse();
      away.set(false);

      await().until(() -> sink.state().articlesWritten() == 20);
      assertThat(sink.state()).isEqualTo(new SinkState(true, true, "", 20));
    }

    assertThat(desk.count("skipped")).isZero();
  }

  @Test
  void storesNothingOfAnAbortedTransaction() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 1);
    try (var producer = desk.producer(Map.of("transactional.id", name))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(desk.record("no", PlainAvro.encode(SampleArticles.full("no", 0))));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(desk.record("yes", PlainAvro.encode(SampleArticles.full("yes", 0))));
      producer.commitTransaction();
    }

    try (SinkRunner sink = desk.sink(database)) {
      sink.start();
      await().until(() -> sink.state().articlesWritten() == 1);
      // The lag that tools see is nothing, the markers of the transactions included.
      await().until(() -> committed(desk.topic()) == 4);
    }

    assertThat(queries.article("yes")).isPresent();
    assertThat(queries.article("no")).isEmpty();
  }

  @Test
  void finishesTheBatchInHandWhenItCloses() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 1);
    desk.produce(0, 10);
    CountDownLatch decoding = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    PlainAvro avro = new PlainAvro();
    SinkRunner sink =
        desk.sink(
            database,
            (topic, data) -> {
              decoding.countDown();
              awaitQuietly(go);
              return avro.deserialize(topic, data);
            });
    sink.start();
    assertThat(decoding.await(20, SECONDS)).isTrue();

    Thread closer = new Thread(sink::close);
    closer.start();
    await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
    go.countDown();
    closer.join(20_000);

    assertThat(sink.state()).isEqualTo(new SinkState(false, false, "closed", 10));
    assertThat(queries.counts().articles()).isEqualTo(10);
  }

  @Test
  void goesOnAtTheFirstRecordLeftWhenRetentionWasFaster() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 1);
    desk.produce(0, 5);
    try (SinkRunner sink = desk.sink(database)) {
      sink.start();
      await().until(() -> sink.state().articlesWritten() == 5);
    }
    desk.produce(5, 20);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      TopicPartition partition = new TopicPartition(desk.topic(), 0);
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(8))).all().get();
    }

    try (SinkRunner sink = desk.sink(database)) {
      sink.start();
      await().until(() -> sink.state().articlesWritten() == 12);
    }

    assertThat(queries.counts().articles()).isEqualTo(17);
  }

  @Test
  void readsARecreatedTopicFromItsBeginning() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 1);
    desk.produce(0, 10);
    try (SinkRunner sink = desk.sink(database)) {
      sink.start();
      await().until(() -> sink.state().articlesWritten() == 10);
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin.deleteTopics(List.of(desk.topic())).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(desk.topic()));
    }
    SinkDesk again = new SinkDesk(broker, name, 1);
    again.produce(8, 12);

    try (SinkRunner sink = again.sink(database)) {
      sink.start();
      await().until(() -> sink.state().articlesWritten() == 4);
    }

    assertThat(queries.counts()).isEqualTo(new StoredCounts(12, 36, 48));
  }

  @Test
  void saysThatTheTopicIsMissingAndStartsWhenItIsThere() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name + "-other", 1);
    SinkConfig config =
        SinkConfig.of(
            name,
            name,
            Map.of("bootstrap.servers", broker.bootstrap(), "metadata.max.age.ms", "500"));
    try (SinkRunner sink =
        new SinkRunner(config, database, new PlainAvro(), new SimpleMeterRegistry())) {
      sink.start();
      await().until(() -> sink.state().reason().contains("does not exist"));
      broker.createTopic(name, 1);

      await().atMost(30, SECONDS).until(() -> sink.state().ready());
    }
    assertThat(desk.topic()).endsWith("-other");
  }

  @Test
  void waitsForABrokerThatGoesAwayAndComesBack() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 2);
    desk.produce(0, 50);
    try (SinkRunner sink = desk.sink(database)) {
      sink.start();
      await().until(() -> sink.state().articlesWritten() == 50);

      broker.stop();
      await().atMost(30, SECONDS).until(() -> !sink.state().ready());
      assertThat(sink.state().reason()).contains("no answer from the broker at 127.0.0.1:");
      broker.restart();
      desk.produce(50, 100);

      await().atMost(30, SECONDS).until(() -> sink.state().articlesWritten() == 100);
      assertThat(sink.state().ready()).isTrue();
    }

    assertThat(queries.counts().articles()).isEqualTo(100);
  }

  @Test
  void startsOnlyOnce() throws Exception {
    SinkDesk desk = new SinkDesk(broker, name, 1);
    try (SinkRunner sink = desk.sink(database)) {
      sink.start();

      assertThatThrownBy(sink::start).isInstanceOf(IllegalStateException.class);
    }
    List<String> names = new ArrayList<>();
    Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
    assertThat(names).doesNotContain("copydesk-sink");
  }

  private boolean queriesAnswer() {
    try {
      queries.counts();
      return true;
    } catch (DatabaseException e) {
      return false;
    }
  }

  private long committed(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      var offsets =
          admin
              .listConsumerGroupOffsets("sink-of-" + topic)
              .partitionsToOffsetAndMetadata()
              .get(10, SECONDS)
              .get(new TopicPartition(topic, 0));
      return offsets == null ? -1 : offsets.offset();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
