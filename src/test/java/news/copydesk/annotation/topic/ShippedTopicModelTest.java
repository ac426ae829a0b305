package news.copydesk.annotation.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import news.copydesk.annotation.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the model that ships says of articles written for this test. */
class ShippedTopicModelTest {

  private static final Path MODELS = Path.of("src/main/models");
  private static final TopicModel MODEL = new TopicModelLoader(MODELS).load();

  record Written(String id, String topic, String title, String body) {

    @Override
    public String toString() {
      return id;
    }
  }

  static List<Written> ofAKnownTopic() throws IOException {
    return articles().stream().filter(article -> !article.topic().isEmpty()).toList();
  }

  static List<Written> ofNoKnownTopic() throws IOException {
    return articles().stream().filter(article -> article.topic().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("ofAKnownTopic")
  void findsTheTopic(Written article) {
    List<Topic> topics = MODEL.topics(article.title(), article.body(), 0.5);

    assertThat(topics).isNotEmpty();
    assertThat(topics).extracting(Topic::id).contains(article.topic());
  }

  @ParameterizedTest
  @MethodSource("ofNoKnownTopic")
  void isNotConfidentWhereItKnowsNoTopic(Written article) {
    assertThat(MODEL.topics(article.title(), article.body(), 0.5)).isEmpty();
  }

  @Test
  void isSmall() throws IOException {
    Path file = MODELS.resolve("topics").resolve("1.0.0").resolve("topics.model");

    assertThat(Files.size(file)).isLessThan(4_000_000);
    assertThat(file.resolveSibling("card.md")).exists();
  }

  private static List<Written> articles() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Written> articles = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ShippedTopicModelTest.class.getResourceAsStream("articles.jsonl")),
                StandardCharsets.UTF_8))) {
      String line;
      while ((line = reader.readLine()) != null) {
        JsonNode article = json.readTree(line);
        articles.add(
            new Written(
                article.path("id").asText(),
                article.path("topic").asText(),
                article.path("title").asText(),
                article.path("body").asText()));
      }
    }
    return articles;
  }
}
