package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.local.TestBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The producer and the tails against a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class TailIT {

  private static final byte[] MALFORMED = {0, 1, 2};

  private TestBroker broker;

  @BeforeAll
  void start() throws Exception {
    broker = TestBroker.start(Map.of("auto.create.topics.enable", "true"));
  }

  @AfterAll
  void stop() throws Exception {
    broker.close();
  }

  @Test
  void theSamplesArriveOnceEachUnderTheirIds(TestInfo test) throws Exception {
    String topic = topic(test, 3);
    List<String> failures = new ArrayList<>();
    SendListener listener =
        new SendListener() {
          @Override
          public void sent(String id) {}

          @Override
          public void failed(String id, Exception cause) {
            failures.add(id + " " + cause);
          }
        };

    try (ArticleReader reader = Samples.articles();
        ArticleProducer producer =
            ArticleProducer.connect(kafka(), AvroArticles.serializer(), topic, listener)) {
      ArticleFeed.Counts counts = new ArticleFeed(producer, Progress.none()).carry(reader);
      producer.flush();

      assertThat(counts).isEqualTo(new ArticleFeed.Counts(30, 0));
      assertThat(producer.sent()).isEqualTo(30);
    }

    var deserializer = AvroArticles.deserializer(Article.class);
    List<String> ids = new ArrayList<>();
    for (DeadLetter letter : read(topic, TailRange.fromBeginning().untilEnd())) {
      Article article = deserializer.deserialize(topic, letter.value().orElseThrow().get());
      assertThat(letter.keyText()).isEqualTo(article.getId());
      ids.add(article.getId());
    }
    assertThat(ids).hasSize(30).doesNotHaveDuplicates();
    assertThat(failures).isEmpty();
  }

  @Test
  void anArticleThatIsTooLargeFailsAloneAndByName(TestInfo test) throws Exception {
    String topic = topic(test, 1);
    List<String> heard = new ArrayList<>();
    SendListener listener =
        new SendListener() {
          @Override
          public void sent(String id) {
            heard.add("sent " + id);
          }

          @Override
          public void failed(String id, Exception cause) {
            heard.add("failed " + id + " " + cause.getClass().getSimpleName());
          }
        };

    try (ArticleProducer producer =
        ArticleProducer.connect(kafka(), AvroArticles.serializer(), topic, listener)) {
      producer.send(article("huge", "x".repeat(2_000_000)));
      producer.send(article("small", "x"));
    }

    assertThat(heard).containsExactly("failed huge RecordTooLargeException", "sent small");
  }

  @Test
  void showsCommittedRecordsOnlyAndWhatCannotBeDecodedAsSuch(TestInfo test) throws Exception {
    String topic = topic(test, 1);
    try (Producer<byte[], byte[]> producer = transactional(topic)) {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, utf8("good"), enriched("good")));
      producer.send(new ProducerRecord<>(topic, utf8("bad"), MALFORMED));
      producer.send(new ProducerRecord<>(topic, utf8("gone"), null));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, utf8("aborted"), enriched("aborted")));
      producer.flush();
      producer.abortTransaction();
    }

    List<TailRecord> records = new ArrayList<>();
    try (EnrichedTail tail = enrichedTail(topic)) {
      assertThat(tail.run(TailRange.fromBeginning().untilEnd(), records::add)).isEqualTo(3);
    }

    assertThat(records)
        .element(0)
        .isInstanceOfSatisfying(
            TailRecord.Enriched.class,
            record -> assertThat(record.article().getId()).isEqualTo("good"));
    assertThat(records)
        .element(1)
        .isInstanceOfSatisfying(
            TailRecord.Undecodable.class,
            record -> {
              assertThat(record.key()).isEqualTo("bad");
              assertThat(record.size()).isEqualTo(3);
              assertThat(record.reason()).isEqualTo("not the wire format");
              assertThat(record.at()).hasToString(topic + "-0@1");
            });
    assertThat(records)
        .element(2)
        .isInstanceOfSatisfying(
            TailRecord.Deleted.class, record -> assertThat(record.key()).isEqualTo("gone"));
  }

  @Test
  void findsTheLastRecordsBehindTransactionMarkersAndAbortedOnes(TestInfo test) throws Exception {
    String topic = topic(test, 2);
    try (Producer<byte[], byte[]> producer = transactional(topic)) {
      for (int i = 0; i < 10; i++) {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, i % 2, 1000L + i, utf8("k" + i), utf8("v")));
        producer.commitTransaction();
      }
      producer.beginTransaction();
      for (int i = 0; i < 50; i++) {
        producer.send(new ProducerRecord<>(topic, i % 2, 5000L, utf8("aborted"), utf8("v")));
      }
      producer.flush();
      producer.abortTransaction();
    }

    assertThat(keys(topic, TailRange.last(3).untilEnd())).containsExactly("k7", "k8", "k9");
    assertThat(keys(topic, TailRange.last(1).untilEnd())).containsExactly("k9");
    assertThat(keys(topic, TailRange.last(99).untilEnd())).hasSize(10).startsWith("k0", "k1");
    assertThat(keys(topic, TailRange.last(5).atMost(2))).containsExactly("k5", "k6");
  }

  @Test
  void followsWhatComesUntilStoppedFromAnotherThread(TestInfo test) throws Exception {
    String topic = topic(test, 1);
    send(topic, "old-1");
    send(topic, "old-2");
    LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    ExecutorService thread = Executors.newSingleThreadExecutor();

    try (DeadLetterTail tail = DeadLetterTail.connect(kafka(), topic)) {
      Future<Long> handed =
          thread.submit(() -> tail.run(TailRange.last(1), letter -> seen.add(letter.keyText())));
      assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo("old-2");
      send(topic, "new");
      assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo("new");
      tail.stop();

      assertThat(handed.get(60, TimeUnit.SECONDS)).isEqualTo(2);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void followsPartitionsThatAreAddedLater(TestInfo test) throws Exception {
    String topic = topic(test, 1);
    send(topic, "first");
    LinkedBlockingQueue<String> seen = new LinkedBlockingQueue<>();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Map<String, Object> impatient = Map.of("metadata.max.age.ms", "200");

    try (DeadLetterTail tail = DeadLetterTail.connect(kafka(impatient), topic);
        Admin admin = Admin.create(kafka());
        Producer<byte[], byte[]> producer = producer(impatient)) {
      Future<Long> handed =
          thread.submit(() -> tail.run(TailRange.fromBeginning(), l -> seen.add(l.keyText())));
      assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo("first");
      admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(2))).all().get();
      producer.send(new ProducerRecord<>(topic, 1, utf8("second"), utf8("v"))).get();

      assertThat(seen.poll(60, TimeUnit.SECONDS)).isEqualTo("second");
      tail.stop();
      assertThat(handed.get(60, TimeUnit.SECONDS)).isEqualTo(2);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void anInterruptEndsTheTailAndStaysSet(TestInfo test) throws Exception {
    String topic = topic(test, 1);
    send(topic, "a");
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean flag = new AtomicBoolean();
    Thread thread =
        new Thread(
            () -> {
              DeadLetterTail tail = DeadLetterTail.connect(kafka(), topic);
              tail.run(TailRange.fromBeginning(), letter -> started.countDown());
              flag.set(Thread.interrupted());
              tail.close();
            });

    thread.start();
    assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    thread.join(60_000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(flag).isTrue();
  }

  @Test
  void aDeadLetterKeepsItsBytesAndAllItsHeaders(TestInfo test) throws Exception {
    String topic = topic(test, 1);
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(topic, 0, 1_700_000_000_000L, null, MALFORMED);
      record.headers().add("__streams.errors.topic", utf8("articles.new"));
      record.headers().add("copydesk.offset", new byte[] {0, 0, 0, 9});
      record.headers().add("copydesk.offset", null);
      producer.send(record).get();
    }

    List<DeadLetter> letters = read(topic, TailRange.fromBeginning().atMost(1));

    assertThat(letters)
        .containsExactly(
            new DeadLetter(
                new TailPosition(topic, 0, 0, Instant.ofEpochMilli(1_700_000_000_000L)),
                Optional.empty(),
                Optional.of(Bytes.wrap(MALFORMED)),
                List.of(
                    new DeadLetter.Header("__streams.errors.topic", "articles.new"),
                    new DeadLetter.Header("copydesk.offset", "0x00000009"),
                    new DeadLetter.Header("copydesk.offset", ""))));
  }

  @Test
  void aMissingTopicIsNamedAndNotCreated() throws Exception {
    try (DeadLetterTail tail = DeadLetterTail.connect(kafka(), "no.such.topic")) {
      assertThatThrownBy(() -> tail.run(TailRange.fromEnd(), letter -> {}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no.such.topic does not exist");
    }
    try (Admin admin = Admin.create(kafka())) {
      assertThat(admin.listTopics().names().get()).doesNotContain("no.such.topic");
    }
  }

  private String topic(TestInfo test, int partitions) throws Exception {
    String topic = test.getTestMethod().orElseThrow().getName();
    try (Admin admin = Admin.create(kafka())) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    }
    return topic;
  }

  private Map<String, Object> kafka() {
    return kafka(Map.of());
  }

  private Map<String, Object> kafka(Map<String, Object> more) {
    Map<String, Object> settings = new java.util.HashMap<>(more);
    settings.putAll(broker.kafka());
    return settings;
  }

  private Producer<byte[], byte[]> producer(Map<String, Object> more) {
    return new KafkaProducer<>(kafka(more), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Producer<byte[], byte[]> transactional(String id) {
    Producer<byte[], byte[]> producer = producer(Map.of("transactional.id", id));
    producer.initTransactions();
    return producer;
  }

  private void send(String topic, String key) throws Exception {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(topic, utf8(key), utf8("v"))).get();
    }
  }

  private EnrichedTail enrichedTail(String topic) {
    return EnrichedTail.connect(kafka(), topic, AvroArticles.deserializer(EnrichedArticle.class));
  }

  private List<String> keys(String topic, TailRange range) {
    return read(topic, range).stream().map(DeadLetter::keyText).toList();
  }

  private List<DeadLetter> read(String topic, TailRange range) {
    List<DeadLetter> letters = new ArrayList<>();
    try (DeadLetterTail tail = DeadLetterTail.connect(kafka(), topic)) {
      tail.run(range, letters::add);
    }
    return letters;
  }

  private static byte[] enriched(String id) {
    EnrichedArticle article =
        new EnrichedArticle(
            id,
            0L,
            null,
            "",
            "t",
            "b",
            null,
            null,
            null,
            Map.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            true,
            false,
            0L,
            Instant.EPOCH);
    return AvroArticles.<EnrichedArticle>serializer().serialize("", article);
  }

  private static Article article(String id, String body) {
    return new Article(id, 0L, null, "", "t", body, null, null, null, Map.of());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
