package news.copydesk.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import news.copydesk.article.AnnotationStatus;
import news.copydesk.article.Article;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginalArticleTest {

  @Test
  void hasEveryFieldOfTheArticle() {
    Article expected =
        new Article(
            "herald/1",
            7L,
            "https://example.org/1",
            "Herald",
            "Rain",
            "It rained.",
            "en",
            Instant.ofEpochMilli(1),
            Instant.ofEpochMilli(2),
            Map.of("desk", "local"));

    assertThat(OriginalArticle.of(enriched("en", AnnotationStatus.SKIPPED))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"COMPLETE, false", "TIMED_OUT, false", "SKIPPED, true", "FAILED, true"})
  void doesNotTakeADetectedLanguageForAGivenOne(AnnotationStatus status, boolean given) {
    String language = OriginalArticle.of(enriched("de", status)).getLanguage();

    assertThat(language).isEqualTo(given ? "de" : null);
  }

  private static EnrichedArticle enriched(String language, AnnotationStatus status) {
    EnrichedArticle article = new EnrichedArticle();
    article.setId("herald/1");
    article.setRevision(7);
    article.setUrl("https://example.org/1");
    article.setSource("Herald");
    article.setTitle("Rain");
    article.setBody("It rained.");
    article.setLanguage(language);
    article.setPublishedAt(Instant.ofEpochMilli(1));
    article.setFetchedAt(Instant.ofEpochMilli(2));
    article.setAttributes(Map.of("desk", "local"));
    article.setEntities(List.of());
    article.setTopics(List.of());
    article.setProvenance(
        List.of(new Provenance("language", "lingua", "1", null, status, null, 1L)));
    article.setEnrichedAt(Instant.ofEpochMilli(3));
    return article;
  }
}
