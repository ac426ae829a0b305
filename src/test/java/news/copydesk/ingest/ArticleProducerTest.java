package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.article.Article;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ArticleProducerTest {

  private static final Serializer<Article> SERIALIZER = AvroArticles.serializer();

  private final List<String> heard = new ArrayList<>();
  private final SendListener listener =
      new SendListener() {
        @Override
        public void sent(String id) {
          heard.add("sent " + id);
        }

        @Override
        public void failed(String id, Exception cause) {
          heard.add("failed " + id + ": " + cause.getMessage());
        }
      };

  @Test
  void sendsEachArticleUnderItsId() throws IOException {
    MockProducer<String, Article> kafka = kafka(true, SERIALIZER);
    ArticleProducer producer = new ArticleProducer(kafka, "articles.new", listener);

    producer.send(article("a"));
    producer.send(article("ü"));

    assertThat(kafka.history())
        .extracting(record -> record.topic() + " " + record.key() + " " + record.value().getId())
        .containsExactly("articles.new a a", "articles.new ü ü");
    assertThat(heard).containsExactly("sent a", "sent ü");
    assertThat(producer.sent()).isEqualTo(2);
    assertThat(producer.failed()).isZero();
  }

  @Test
  void tellsTheListenerWhenTheBrokerRefuses() {
    MockProducer<String, Article> kafka = kafka(false, SERIALIZER);
    ArticleProducer producer = new ArticleProducer(kafka, "articles.new", listener);

    producer.send(article("a"));
    producer.send(article("b"));
    kafka.errorNext(new RecordTooLargeException("too large"));
    kafka.completeNext();

    assertThat(heard).containsExactly("failed a: too large", "sent b");
    assertThat(producer.failed()).isEqualTo(1);
    assertThat(producer.sent()).isEqualTo(1);
  }

  @Test
  void goesOnAfterAnArticleThatCannotBeSerialized() {
    Serializer<Article> picky =
        (topic, article) -> {
          if (article.getId().equals("a")) {
            throw new SerializationException("no schema");
          }
          return SERIALIZER.serialize(topic, article);
        };
    ArticleProducer producer = new ArticleProducer(kafka(true, picky), "articles.new", listener);

    producer.send(article("a"));
    producer.send(article("b"));

    assertThat(heard).containsExactly("failed a: no schema", "sent b");
  }

  @Test
  void closingFlushesWhatIsUnderWay() {
    MockProducer<String, Article> kafka = kafka(false, SERIALIZER);

    try (ArticleProducer producer = new ArticleProducer(kafka, "articles.new", listener)) {
      producer.send(article("a"));
      assertThat(heard).isEmpty();
    }

    assertThat(heard).containsExactly("sent a");
    assertThat(kafka.closed()).isTrue();
  }

  @Test
  void refusesSettingsThatCouldDoubleAnArticle() {
    Map<String, String> kafka = Map.of("bootstrap.servers", "127.0.0.1:1", "acks", "1");

    assertThatThrownBy(() -> ArticleProducer.connect(kafka, SERIALIZER, "articles.new", listener))
        .isInstanceOf(KafkaException.class)
        .hasStackTraceContaining("acks");
  }

  @Test
  void theFeedSendsTheGoodLinesAndSaysTheBadOnes() throws IOException {
    MockProducer<String, Article> kafka = kafka(true, SERIALIZER);
    List<String> said = new ArrayList<>();
    String lines = "{\"id\":\"a\"}\n{}\n{\"id\":\"b\"}\n";

    ArticleFeed.Counts counts;
    try (ArticleProducer producer = new ArticleProducer(kafka, "articles.new", listener);
        ArticleReader reader =
            ArticleReader.of("in.jsonl", new ByteArrayInputStream(lines.getBytes(UTF_8)))) {
      counts = new ArticleFeed(producer, saying(said)).carry(reader);
    }

    assertThat(counts).isEqualTo(new ArticleFeed.Counts(2, 1));
    assertThat(said)
        .containsExactly("in.jsonl:2: no \"id\"; give every article an id that stays the same");
    assertThat(heard).containsExactly("sent a", "sent b");
  }

  private static MockProducer<String, Article> kafka(
      boolean completes, Serializer<Article> values) {
    return new MockProducer<>(completes, null, new StringSerializer(), values);
  }

  private static Article article(String id) {
    return new Article(id, 0L, null, "", "t", "b", null, null, null, Map.of());
  }

  private static Progress saying(List<String> said) {
    return new Progress() {
      @Override
      public void expect(long total) {}

      @Override
      public void advance(long steps) {}

      @Override
      public void say(String line) {
        said.add(line);
      }

      @Override
      public void close() {}
    };
  }
}
