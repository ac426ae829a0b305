package news.copydesk.annotation.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine;
import news.copydesk.ingest.ArticleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageAnnotatorTest {

  private static final String SPANISH =
      "El ayuntamiento decidió el martes reparar el viejo puente del puerto, cerrado desde enero.";

  private final LanguageAnnotator annotator = new LanguageAnnotator(LanguageModel.load());
  private final Deadline deadline = Deadline.after(Duration.ofHours(1));

  @Test
  void knowsTwoDozenLanguages() throws IOException {
    Map<String, Integer> right = new TreeMap<>();
    List<String> wrong = new ArrayList<>();

    for (Article article : articles()) {
      Annotations annotations = annotate("", article.getBody(), Optional.empty());
      if (annotations.language().equals(Optional.of(article.getLanguage()))) {
        right.merge(article.getLanguage(), 1, Integer::sum);
      } else {
        wrong.add(article.getId() + " as " + annotations.language().orElse(""));
      }
    }

    assertThat(right).hasSize(25);
    int all = right.values().stream().mapToInt(Integer::intValue).sum() + wrong.size();
    assertThat(wrong).hasSizeLessThanOrEqualTo(all * 3 / 100);
  }

  @Test
  void saysWhichModelTold() {
    Annotations annotations = annotate("", SPANISH, Optional.empty());

    Outcome outcome = annotations.outcomes().get(0);
    assertThat(outcome.annotator()).isEqualTo("language");
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(outcome.reason()).isEmpty();
    assertThat(outcome.model()).hasToString("opennlp-langdetect@1.8.3");
    // As OpenNLP publishes it.
    assertThat(outcome.model().sha256())
        .contains("2ddf585fac2e02a9dcfb9a4a9cc9417562eaac351be2efb506a2eaa87f19e9d4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en-GB", "pt_BR", "eng"})
  void keepsTheLanguageThatIsGiven(String given) {
    Annotations annotations = annotate("", SPANISH, Optional.of(given));

    assertThat(annotations.language()).contains(given);
    assertThat(annotations.outcomes().get(0).status()).isEqualTo(Status.SKIPPED);
    assertThat(annotations.outcomes().get(0).reason()).contains("the article says its language");
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "", "Spanish"})
  void doesNotTakeForALanguageWhatIsNone(String given) {
    assertThat(annotate("", SPANISH, Optional.of(given)).language()).contains("es");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12 34 56 78.90 $$$ 100% 3/4", "😀😀😀", "Ha", "Merkel in Paris", "x x x x"})
  void isUndeterminedWhereTwoLanguagesAreAsLikely(String body) {
    Annotations annotations = annotate("", body, Optional.empty());

    assertThat(annotations.language()).contains("und");
    assertThat(annotations.outcomes().get(0).status()).isEqualTo(Status.COMPLETE);
  }

  @Test
  void readsOnWhereTheBeginningLeavesItOpen() {
    String table = "Shr 15 cts vs 10 cts Net 1.2 mln vs 1.1 mln ".repeat(8);

    assertThat(annotate("", table, Optional.empty()).language()).contains("und");
    assertThat(annotate("", table + SPANISH.repeat(4), Optional.empty()).language()).contains("es");
  }

  @Test
  void readsTheTitleWhereTheBodyIsShort() {
    assertThat(annotate(SPANISH, "3:1", Optional.empty()).language()).contains("es");
    assertThat(annotate(SPANISH, "", Optional.empty()).language()).contains("es");
  }

  @Test
  void skipsADocumentWithoutText() {
    Annotations annotations = annotate(" ", "\n", Optional.empty());

    assertThat(annotations.language()).isEmpty();
    assertThat(annotations.outcomes().get(0).status()).isEqualTo(Status.SKIPPED);
  }

  @Test
  void timesOutAtADeadlineThatHasPassed() {
    Document document = new Document("a-1", "", "", SPANISH, Optional.empty());

    Annotations annotations = annotator.annotate(document, Deadline.after(Duration.ZERO));

    assertThat(annotations.outcomes().get(0).status()).isEqualTo(Status.TIMED_OUT);
    assertThat(annotations.outcomes().get(0).reason())
        .hasValueSatisfying(reason -> assertThat(reason).contains("0 ms"));
    assertThat(annotations.language()).isEmpty();
  }

  private static List<Article> articles() throws IOException {
    List<Article> articles = new ArrayList<>();
    InputStream in = LanguageAnnotatorTest.class.getResourceAsStream("languages.jsonl");
    try (ArticleReader reader = ArticleReader.of("languages.jsonl", in)) {
      reader.forEachRemaining(line -> articles.add(((ArticleLine.Good) line).article()));
    }
    return articles;
  }

  private Annotations annotate(String title, String body, Optional<String> language) {
    Document document = new Document("a-1", "", title, body, language);
    Annotations annotations = annotator.annotate(document, deadline);
    assertThat(annotations.outcomes()).hasSize(1);
    return annotations;
  }
}
