package news.copydesk.sink;

import static java.util.concurrent.TimeUnit.SECONDS;
import static news.copydesk.sink.SinkDesk.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The sink between a real broker and SQLite, as long as nothing is amiss but the sinks. */
final class SinkRunnerIT extends BrokerAndSqlite {
  @Test
  void storesEveryArticleOnceAcrossARestart() throws Exception {
    SinkDesk desk = desk(3);
    desk.produce(0, 200);
    try (SinkRunner first = desk.sink(database())) {
      first.start();
      eventually().until(() -> first.state().articlesWritten() > 0);
    }
    desk.produce(200, 300);

    try (SinkRunner second = desk.sink(database())) {
      second.start();
      eventually().until(() -> queries().counts().articles() == 300);
      eventually().until(() -> second.state().ready());
    }

    assertThat(desk.count("articles")).isEqualTo(300);
    assertThat(queries().counts()).isEqualTo(new StoredCounts(300, 900, 1200));
    assertThat(queries().article("a299")).contains(SampleArticles.full("a299", 0));
  }

  @Test
  void sharesPartitionsBetweenTwoSinksOfAGroup() throws Exception {
    SinkDesk desk = desk(4);
    desk.produce(0, 100);
    SinkRunner first = desk.sink(database());
    try (SinkRunner second = desk.sink(database())) {
      first.start();
      eventually().until(() -> queriesAnswer() && queries().counts().articles() > 0);
      second.start();
      desk.produce(100, 300);
      eventually().until(() -> second.state().ready());
      desk.produce(300, 400);
      eventually().until(() -> second.state().articlesWritten() > 0);
      first.close();
      desk.produce(400, 500);

      eventually().until(() -> queries().counts().articles() == 500);
    } finally {
      first.close();
    }

    assertThat(desk.count("articles")).isEqualTo(500);
    assertThat(queries().counts()).isEqualTo(new StoredCounts(500, 1500, 2000));
  }

  @Test
  void rollsTheBatchOfAZombieBack() throws Exception {
    SinkDesk desk = desk(1);
    desk.produce(0, 100);
    CountDownLatch stalled = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    PlainAvro avro = new PlainAvro();
    try (SinkRunner zombie =
            desk.impatientSink(
                database(),
                (topic, data) -> {
                  stalled.countDown();
                  awaitQuietly(go);
                  return avro.deserialize(topic, data);
                });
        SinkRunner heir = desk.impatientSink(database(), avro)) {
      zombie.start();
      assertThat(stalled.await(60, SECONDS)).isTrue();
      heir.start();
      eventually().until(() -> heir.state().articlesWritten() == 100);

      go.countDown();

      eventually().until(() -> desk.count("fenced") == 1);
      eventually().until(() -> zombie.state().ready());
      assertThat(zombie.state().articlesWritten()).isZero();
    }
    assertThat(desk.count("articles")).isEqualTo(100);
    assertThat(queries().counts()).isEqualTo(new StoredCounts(100, 300, 400));
  }

  @Test
  void storesNothingOfAnAbortedTransaction() throws Exception {
    SinkDesk desk = desk(1);
    try (var producer = desk.producer(Map.of("transactional.id", name()))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(desk.record("no", PlainAvro.encode(SampleArticles.full("no", 0))));
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(desk.record("yes", PlainAvro.encode(SampleArticles.full("yes", 0))));
      producer.commitTransaction();
    }

    try (SinkRunner sink = desk.sink(database())) {
      sink.start();
      eventually().until(() -> sink.state().articlesWritten() == 1);
      // The lag that tools see is nothing, the markers of the transactions included.
      eventually().until(() -> committed(desk.topic()) == 4);
    }

    assertThat(queries().article("yes")).isPresent();
    assertThat(queries().article("no")).isEmpty();
  }

  @Test
  void finishesTheBatchInHandWhenItCloses() throws Exception {
    SinkDesk desk = desk(1);
    desk.produce(0, 10);
    CountDownLatch decoding = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    PlainAvro avro = new PlainAvro();
    SinkRunner sink =
        desk.sink(
            database(),
            (topic, data) -> {
              decoding.countDown();
              awaitQuietly(go);
              return avro.deserialize(topic, data);
            });
    sink.start();
    assertThat(decoding.await(60, SECONDS)).isTrue();

    Thread closer = new Thread(sink::close);
    closer.start();
    eventually().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
    go.countDown();
    closer.join(60_000);

    assertThat(sink.state()).isEqualTo(new SinkState(false, false, "closed", 10));
    assertThat(queries().counts().articles()).isEqualTo(10);
  }

  @Test
  void startsOnlyOnce() throws Exception {
    SinkDesk desk = desk(1);
    Set<Thread> before = sinks();
    try (SinkRunner sink = desk.sink(database())) {
      sink.start();

      assertThatThrownBy(sink::start).isInstanceOf(IllegalStateException.class);
    }
    assertThat(before).containsAll(sinks());
  }

  private boolean queriesAnswer() {
    try {
      queries().counts();
      return true;
    } catch (DatabaseException e) {
      return false;
    }
  }

  private long committed(String topic) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker().bootstrap()))) {
      var offsets =
          admin
              .listConsumerGroupOffsets("sink-of-" + topic)
              .partitionsToOffsetAndMetadata()
              .get(60, SECONDS)
              .get(new TopicPartition(topic, 0));
      return offsets == null ? -1 : offsets.offset();
    }
  }

  private static Set<Thread> sinks() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("copydesk-sink"))
        .collect(Collectors.toSet());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(200, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
