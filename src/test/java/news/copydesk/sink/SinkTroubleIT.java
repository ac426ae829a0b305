package news.copydesk.sink;

import static news.copydesk.sink.SinkDesk.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import news.copydesk.article.EnrichedArticle;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

/** What the sink does about bad records, a topic that is not what it was, and what is away. */
final class SinkTroubleIT extends BrokerAndSqlite {
  @Test
  void skipsForeignRecordsAndStoresTheRest() throws Exception {
    SinkDesk desk = desk(1);
    desk.produce(0, 2);
    desk.send(
        List.of(
            desk.record("foreign", new byte[] {1, 2, 3}),
            new ProducerRecord<>(desk.topic(), "none", null),
            desk.record("blank", PlainAvro.encode(SampleArticles.full(" ", 0))),
            desk.record("long", PlainAvro.encode(SampleArticles.full("x".repeat(2001), 0)))));
    desk.produce(2, 4);

    try (SinkRunner sink = desk.sink(database())) {
      sink.start();
      eventually().until(() -> sink.state().articlesWritten() == 4);
    }

    assertThat(desk.count("skipped")).isEqualTo(4);
    assertThat(queries().counts().articles()).isEqualTo(4);
  }

  @Test
  void skipsOneArticleThatTheDatabaseRefusesAndStoresTheRest() throws Exception {
    SinkDesk desk = desk(1);
    database().migrate();
    try (var connection = database().connection();
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER refuse BEFORE INSERT ON article WHEN new.id = 'a3'"
              + " BEGIN SELECT RAISE(ABORT, 'refused'); END");
    }
    desk.produce(0, 10);

    try (SinkRunner sink = desk.sink(database())) {
      sink.start();
      eventually().until(() -> sink.state().articlesWritten() == 9);
    }

    assertThat(desk.count("skipped")).isEqualTo(1);
    assertThat(queries().article("a3")).isEmpty();
    assertThat(queries().counts().articles()).isEqualTo(9);
  }

  @Test
  void waitsForTheRegistryAndSkipsNothing() throws Exception {
    SinkDesk desk = desk(1);
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

    try (SinkRunner sink = desk.sink(database(), deserializer)) {
      sink.start();
      eventually()
          .until(sink::state, state -> !state.ready() && state.reason().contains("registry away"));
      away.set(false);

      // Written first, and then ready.
      eventually().until(sink::state, new SinkState(true, true, "", 20)::equals);
    }

    assertThat(desk.count("skipped")).isZero();
  }

  @Test
  void isNotReadyBetweenTwoTriesWhileTheRegistryIsAway() throws Exception {
    SinkDesk desk = desk(1);
    desk.produce(0, 1);
    AtomicInteger tries = new AtomicInteger();
    List<SinkState> between = new CopyOnWriteArrayList<>();
    AtomicReference<SinkRunner> running = new AtomicReference<>();
    Deserializer<EnrichedArticle> deserializer =
        (topic, data) -> {
          if (tries.incrementAndGet() > 1) {
            between.add(Objects.requireNonNull(running.get()).state());
          }
          throw new SerializationException("no schema", new NetworkException("registry away"));
        };

    // One record is little, so the broker keeps it for longer than a poll takes.
    try (SinkRunner sink = desk.slowSink(database(), deserializer)) {
      running.set(sink);
      sink.start();
      eventually().until(() -> tries.get() > 3);
    }

    assertThat(between).isNotEmpty().noneMatch(SinkState::ready);
  }

  @Test
  void goesOnAtTheFirstRecordLeftWhenRetentionWasFaster() throws Exception {
    SinkDesk desk = desk(1);
    desk.produce(0, 5);
    try (SinkRunner sink = desk.sink(database())) {
      sink.start();
      eventually().until(() -> sink.state().articlesWritten() == 5);
    }
    desk.produce(5, 20);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker().bootstrap()))) {
      TopicPartition partition = new TopicPartition(desk.topic(), 0);
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(8))).all().get();
    }

    try (SinkRunner sink = desk.sink(database())) {
      sink.start();
      eventually().until(() -> sink.state().articlesWritten() == 12);
    }

    assertThat(queries().counts().articles()).isEqualTo(17);
  }

  @Test
  void readsARecreatedTopicFromItsBeginning() throws Exception {
    SinkDesk desk = desk(1);
    desk.produce(0, 10);
    try (SinkRunner sink = desk.sink(database())) {
      sink.start();
      eventually().until(() -> sink.state().articlesWritten() == 10);
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker().bootstrap()))) {
      admin.deleteTopics(List.of(desk.topic())).all().get();
      eventually().until(() -> !admin.listTopics().names().get().contains(desk.topic()));
    }
    SinkDesk again = desk(1);
    again.produce(8, 12);

    try (SinkRunner sink = again.sink(database())) {
      sink.start();
      eventually().until(() -> sink.state().articlesWritten() == 4);
    }

    assertThat(queries().counts()).isEqualTo(new StoredCounts(12, 36, 48));
  }

  @Test
  void saysThatTheTopicIsMissingAndStartsWhenItIsThere() throws Exception {
    SinkDesk desk = new SinkDesk(broker(), name() + "-other", 1);
    SinkConfig config =
        SinkConfig.of(
            name(),
            name(),
            Map.of("bootstrap.servers", broker().bootstrap(), "metadata.max.age.ms", "500"));
    try (SinkRunner sink =
        new SinkRunner(config, database(), new PlainAvro(), new SimpleMeterRegistry())) {
      sink.start();
      eventually().until(() -> sink.state().reason().contains("does not exist"));
      broker().createTopic(name(), 1);

      eventually().until(() -> sink.state().ready());
    }
    assertThat(desk.topic()).endsWith("-other");
  }

  @Test
  void waitsForABrokerThatGoesAwayAndComesBack() throws Exception {
    SinkDesk desk = desk(2);
    desk.produce(0, 50);
    try (SinkRunner sink = desk.sink(database())) {
      sink.start();
      eventually().until(() -> sink.state().articlesWritten() == 50);

      broker().stop();
      eventually()
          .until(
              sink::state,
              state ->
                  !state.ready()
                      && state.reason().contains("no answer from the broker at 127.0.0.1:"));
      broker().restart();
      desk.produce(50, 100);

      eventually().until(sink::state, state -> state.articlesWritten() == 100 && state.ready());
    }

    assertThat(queries().counts().articles()).isEqualTo(100);
  }
}
