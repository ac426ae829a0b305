package news.copydesk.topology;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import news.copydesk.article.Article;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Decodes a record and lets it pass if it is an article by the contract. */
final class ValidateProcessor extends ContextualProcessor<byte[], byte[], byte[], Incoming> {

  /** PostgreSQL cannot index much more, and nobody's id is so long. */
  private static final int MAX_ID_BYTES = 1_024;

  private final Deserializer<Article> deserializer;

  ValidateProcessor(Deserializer<Article> deserializer) {
    this.deserializer = deserializer;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    String topic = context().recordMetadata().orElseThrow().topic();
    byte[] value = record.value();
    Article article =
        value == null ? null : deserializer.deserialize(topic, record.headers(), value);
    if (article == null || value == null) {
      throw new InvalidArticleException(
          "the value is null; an article cannot be deleted by a tombstone");
    }
    check(record.key(), article);
    context().forward(record.withValue(new Incoming(article, value)));
  }

  private static void check(byte @Nullable [] key, Article article) {
    if (article.getId().isBlank()) {
      throw new InvalidArticleException("the article's id is blank");
    }
    if (key == null) {
      throw new InvalidArticleException(
          "the record has no key; produce articles with key = id, as UTF-8");
    }
    if (key.length > MAX_ID_BYTES) {
      throw new InvalidArticleException(
          "the article's id has %d bytes as UTF-8; it may have %d"
              .formatted(key.length, MAX_ID_BYTES));
    }
    if (!Arrays.equals(key, article.getId().getBytes(StandardCharsets.UTF_8))) {
      throw new InvalidArticleException(
          "the record's key is not the article's id; produce articles with key = id, as UTF-8");
    }
  }
}
