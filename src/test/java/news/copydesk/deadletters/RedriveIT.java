package news.copydesk.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import news.copydesk.deadletters.RedrivePlan.Refusal;
import news.copydesk.topology.DeadLetters;
import news.copydesk.topology.TopicNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** Redriving on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class RedriveIT {

  private static final LetterFilter ALL = new LetterFilter(Set.of(), Set.of(), Set.of());

  private LetterBroker broker;

  @BeforeAll
  void start() throws Exception {
    broker = new LetterBroker();
  }

  @AfterAll
  void stop() throws Exception {
    broker.close();
  }

  @Test
  void theRecordGoesBackAsItWasToThePartitionItCameFrom() throws Exception {
    TopicNames topics = broker.topics("back");
    broker.send(List.of(LetterBroker.letter(topics, "a/1", "x.Bad", 10)));

    List<String> heard = redrive(topics, ALL, 3);

    assertThat(heard).containsExactly("redriven a/1");
    List<ConsumerRecord<byte[], byte[]>> articles = broker.records(topics.articles());
    assertThat(articles).hasSize(1);
    ConsumerRecord<byte[], byte[]> article = articles.get(0);
    assertThat(article.partition()).isEqualTo(2);
    assertThat(article.key()).asString().isEqualTo("a/1");
    assertThat(article.value()).isEqualTo(new byte[10]);
    assertThat(article.timestamp()).as("retention would take an old one").isGreaterThan(1L);
    assertThat(article.headers().toArray())
        .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
        .satisfiesExactly(
            desk -> assertThat(desk).isEqualTo("desk=night"),
            count -> assertThat(count).isEqualTo("copydesk.redrives=1"),
            from -> assertThat(from).matches("copydesk.redriven.from=back.dead-[01]@0"));
  }

  @Test
  void aLetterIsRedrivenOnce() throws Exception {
    TopicNames topics = broker.topics("once");
    broker.send(List.of(LetterBroker.letter(topics, "a/1", "x.Bad", 10)));
    redrive(topics, ALL, 3);

    assertThat(redrive(topics, ALL, 3)).isEmpty();

    LetterIndex index = LetterIndex.read(broker.kafka(), topics.deadLetters());
    assertThat(index.open()).isEmpty();
    assertThat(index.redriven()).extracting(Letter::key).containsExactly("a/1");
    assertThat(broker.records(topics.articles())).hasSize(1);
  }

  @Test
  void aRedriveThatIsKilledNeitherLosesNorDoubles() throws Exception {
    TopicNames topics = broker.topics("killed");
    broker.send(letters(topics, 450));
    Redrive killed = Redrive.start(broker.kafka(), "killed", topics);
    List<Letter> told = new ArrayList<>();
    RedrivePlan plan = RedrivePlan.of(killed.index().open(), ALL, 3, topics);
    assertThatThrownBy(() -> killed.run(plan, diesAfter(200, told)))
        .isInstanceOf(IllegalStateException.class);
    // Half of the next transaction, by the process that never ends it.
    KafkaProducer<byte[], byte[]> half = broker.producer("killed-redrive");
    half.initTransactions();
    half.beginTransaction();
    for (Letter letter : plan.letters().subList(200, 250)) {
      half.send(new ProducerRecord<>(topics.articles(), letter.key().getBytes(UTF_8), new byte[1]));
      half.send(mark(letter));
    }
    half.flush();

    List<String> heard = redrive("killed", topics, ALL, 3);

    assertThat(told).hasSize(200);
    assertThat(heard).hasSize(250);
    assertThat(broker.records(topics.articles()))
        .extracting(article -> new String(article.key(), UTF_8))
        .hasSize(450)
        .doesNotHaveDuplicates();
    assertThatThrownBy(half::commitTransaction).isInstanceOf(ProducerFencedException.class);
    killed.close();
    half.close(Duration.ZERO);
  }

  @Test
  void aMarkBehindAnOpenTransactionIsWaitedFor() throws Exception {
    TopicNames topics = broker.topics("held");
    try (KafkaProducer<byte[], byte[]> instance = broker.producer("instance");
        LetterTopic hurried = LetterTopic.connect(broker.kafka(), Duration.ofMillis(600))) {
      instance.initTransactions();
      instance.beginTransaction();
      instance.send(LetterBroker.letter(topics, "a/1", "x.Bad", 10));
      instance.flush();

      assertThatThrownBy(() -> LetterIndex.read(hurried, topics.deadLetters()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a transaction has been open there");

      instance.commitTransaction();
      assertThat(LetterIndex.read(broker.kafka(), topics.deadLetters()).open()).hasSize(1);
    }
  }

  @Test
  void whatWasRedrivenTooOftenIsRefused() throws Exception {
    TopicNames topics = broker.topics("often");
    ProducerRecord<byte[], byte[]> often = LetterBroker.letter(topics, "often", "x.Bad", 1);
    ProducerRecord<byte[], byte[]> twice = LetterBroker.letter(topics, "twice", "x.Bad", 1);
    broker.send(
        List.of(
            LetterBroker.header(often, RedriveHeaders.COUNT, "3"),
            LetterBroker.header(twice, RedriveHeaders.COUNT, "2")));

    List<String> heard = redrive(topics, ALL, 3);

    assertThat(heard)
        .hasSize(2)
        .contains("redriven twice")
        .anyMatch(line -> line.startsWith("refused often: redriven 3 times already"));
    assertThat(broker.records(topics.articles()))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.headers().lastHeader(RedriveHeaders.COUNT).value())
                    .asString()
                    .isEqualTo("3"));
  }

  @Test
  void bytesThatTheLetterCouldNotHoldComeFromTheirOrigin() throws Exception {
    TopicNames topics = broker.topics("origin");
    ProducerRecord<byte[], byte[]> article =
        new ProducerRecord<>(topics.articles(), 2, "big".getBytes(UTF_8), new byte[3_000]);
    broker.send(List.of(LetterBroker.header(article, RedriveHeaders.COUNT, "1")));
    broker.send(
        List.of(
            omitted(LetterBroker.letter(topics, "big", "x.Bad", 0), 0),
            omitted(LetterBroker.letter(topics, "gone", "x.Bad", 0), 7)));

    List<String> heard = redrive(topics, ALL, 3);

    assertThat(heard)
        .hasSize(2)
        .contains("redriven big")
        .anyMatch(line -> line.startsWith("refused gone: its bytes were only at origin.new-2@7"));
    assertThat(broker.records(topics.articles()))
        .extracting(record -> record.value().length)
        .containsExactly(3_000, 3_000);
    assertThat(
            broker
                .records(topics.articles())
                .get(1)
                .headers()
                .lastHeader(RedriveHeaders.COUNT)
                .value())
        .as("counted where the letter had no room for the header")
        .asString()
        .isEqualTo("2");
  }

  @Test
  void oneThatIsTooLargeForItsTopicDoesNotHoldUpTheOthers() throws Exception {
    TopicNames topics = broker.topics("large");
    broker.send(
        List.of(
            LetterBroker.letter(topics, "small", "x.Bad", 10),
            LetterBroker.letter(topics, "large", "x.Bad", 5_000),
            LetterBroker.letter(topics, "tiny", "x.Bad", 1)));

    List<String> heard = redrive(topics, ALL, 3);

    assertThat(heard)
        .hasSize(3)
        .contains("redriven small", "redriven tiny")
        .anyMatch(line -> line.startsWith("refused large: topic large.new does not take"));
    assertThat(LetterIndex.read(broker.kafka(), topics.deadLetters()).open())
        .extracting(Letter::key)
        .containsExactly("large");
  }

  @Test
  void onlyWhatTheFilterChoosesIsRedriven() throws Exception {
    TopicNames topics = broker.topics("filter");
    broker.send(
        List.of(
            LetterBroker.letter(topics, "a", "x.Bad", 1),
            LetterBroker.letter(topics, "b", "x.Worse", 1),
            LetterBroker.letter(topics, "c", "x.Bad", 1)));

    assertThat(redrive(topics, new LetterFilter(Set.of("Worse"), Set.of(), Set.of()), 3))
        .containsExactly("redriven b");
    assertThat(redrive(topics, new LetterFilter(Set.of("x.Bad"), Set.of("c"), Set.of()), 3))
        .containsExactly("redriven c");
    assertThat(LetterIndex.read(broker.kafka(), topics.deadLetters()).open())
        .extracting(Letter::key)
        .containsExactly("a");
  }

  private List<String> redrive(TopicNames topics, LetterFilter filter, int limit) {
    return redrive(topics.articles(), topics, filter, limit);
  }

  private List<String> redrive(
      String application, TopicNames topics, LetterFilter filter, int limit) {
    List<String> heard = new ArrayList<>();
    try (Redrive redrive = Redrive.start(broker.kafka(), application, topics)) {
      redrive.run(
          RedrivePlan.of(redrive.index().open(), filter, limit, topics),
          new RedriveListener() {
            @Override
            public void redriven(Letter letter) {
              heard.add("redriven " + letter.key());
            }

            @Override
            public void refused(Refusal refusal) {
              heard.add("refused " + refusal.letter().key() + ": " + refusal.reason());
            }
          });
    }
    return heard;
  }

  private static RedriveListener diesAfter(int letters, List<Letter> told) {
    return new RedriveListener() {
      @Override
      public void redriven(Letter letter) {
        told.add(letter);
        if (told.size() == letters) {
          throw new IllegalStateException("killed");
        }
      }

      @Override
      public void refused(Refusal refusal) {}
    };
  }

  private static ProducerRecord<byte[], byte[]> mark(Letter letter) {
    ProducerRecord<byte[], byte[]> mark =
        new ProducerRecord<>(letter.at().topic(), letter.at().partition(), new byte[0], null);
    return LetterBroker.header(mark, RedriveHeaders.DONE, Long.toString(letter.at().offset()));
  }

  private static List<ProducerRecord<byte[], byte[]>> letters(TopicNames topics, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> LetterBroker.letter(topics, "a/" + number, "x.Bad", 10))
        .toList();
  }

  private static ProducerRecord<byte[], byte[]> omitted(
      ProducerRecord<byte[], byte[]> letter, long offset) {
    LetterBroker.header(letter, DeadLetters.OFFSET, Long.toString(offset));
    return LetterBroker.header(letter, DeadLetters.VALUE_OMITTED, "3000 bytes");
  }
}
