package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.article.Article;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class SamplesTest {

  private static final Serializer<Article> SERIALIZER = AvroArticles.serializer();

  private final Deserializer<Article> deserializer = AvroArticles.deserializer(Article.class);

  @Test
  void everySampleArticleIsGoodAndHasItsOwnId() throws IOException {
    List<Article> articles = articles();

    assertThat(articles).hasSize(30);
    assertThat(articles).extracting(Article::getId).doesNotHaveDuplicates();
    assertThat(articles).extracting(Article::getSource).allMatch(source -> !source.isBlank());
    assertThat(articles)
        .extracting(Article::getPublishedAt)
        .allMatch(at -> at.isAfter(Instant.parse("2026-10-01T00:00:00Z")))
        .allMatch(at -> at.isBefore(Instant.parse("2026-12-01T00:00:00Z")));
  }

  @Test
  void theSamplesHoldWhatIsHardAboutNews() throws IOException {
    List<Article> articles = articles();

    assertThat(articles)
        .extracting(Article::getSource)
        .doesNotContainNull()
        .contains("Harbor Courier");
    assertThat(articles.stream().map(Article::getSource).distinct()).hasSizeBetween(5, 6);
    assertThat(articles).filteredOn(article -> article.getBody().isBlank()).hasSize(1);
    assertThat(articles).filteredOn(article -> article.getTitle() == null).hasSize(1);
    assertThat(articles).extracting(Article::getLanguage).contains("es", "de");
    assertThat(articles).extracting(Article::getBody).anyMatch(body -> body.contains("</p>"));
    assertThat(articles)
        .extracting(Article::getBody)
        .anyMatch(body -> body.codePoints().anyMatch(point -> point >= 0x1F300))
        .anyMatch(body -> body.split("\\s+").length >= 1500);
  }

  @Test
  void eachBrokenSampleIsBrokenInItsOwnWay() throws IOException {
    List<BrokenSample> samples = Samples.broken(SERIALIZER, "articles.new");

    assertThat(samples).hasSize(6).extracting(BrokenSample::why).doesNotHaveDuplicates();
    assertThat(article(samples.get(0)).getId()).isBlank();
    assertThatThrownBy(() -> article(samples.get(1))).isInstanceOf(SerializationException.class);
    assertThat(bytes(samples.get(2))).startsWith(0, 0x05, 0xF5, 0xE0, 0xFF); // 99,999,999
    assertThatThrownBy(() -> article(samples.get(3))).hasMessage("cut short");
    assertThat(samples.get(4).value()).isEmpty();
    assertThat(samples.get(5).key()).hasValueSatisfying(key -> assertThat(key.get()).isNotEmpty());
    assertThat(article(samples.get(5)).getId())
        .isNotEqualTo(new String(samples.get(5).key().orElseThrow().get(), UTF_8));
  }

  @Test
  void anUnknownSchemaIdLeavesTheRecordItselfWhole() throws IOException {
    byte[] bytes = bytes(Samples.broken(SERIALIZER, "articles.new").get(2)).clone();
    System.arraycopy(AvroArticles.HEADER, 0, bytes, 0, AvroArticles.HEADER.length);

    Article article = deserializer.deserialize("articles.new", bytes);

    assertThat(article.getId()).isEqualTo("harbor-courier/2026-11-20/unknown-schema");
  }

  @Test
  void readsRawBytesAndMissingKeys() throws IOException {
    List<BrokenSample> samples = read("{\"why\":\"w\",\"key\":null,\"rawBase64\":\"AAH/\"}");

    Bytes value = Bytes.wrap(new byte[] {0, 1, (byte) 0xFF});
    assertThat(samples)
        .containsExactly(new BrokenSample("w", Optional.empty(), Optional.of(value)));
  }

  @Test
  void saysWhichLineOfABrokenFileIsWrong() {
    assertThatThrownBy(() -> read("{\"why\":\"w\",\"value\":null}\n{\"why\":\"w\"}"))
        .isInstanceOf(IOException.class)
        .hasMessage("broken samples, line 2: no \"value\"; give one, or null");
  }

  private static List<BrokenSample> read(String lines) throws IOException {
    return new BrokenSamples(SERIALIZER, "articles.new")
        .read(new ByteArrayInputStream(lines.getBytes(UTF_8)));
  }

  private static List<Article> articles() throws IOException {
    List<Article> articles = new ArrayList<>();
    try (ArticleReader reader = Samples.articles()) {
      while (reader.hasNext()) {
        articles.add(((ArticleLine.Good) reader.next()).article());
      }
    }
    return articles;
  }

  private static byte[] bytes(BrokenSample sample) {
    return sample.value().orElseThrow().get();
  }

  private Article article(BrokenSample sample) {
    return deserializer.deserialize("articles.new", bytes(sample));
  }
}
