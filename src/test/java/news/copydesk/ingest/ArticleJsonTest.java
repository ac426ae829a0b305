package news.copydesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import news.copydesk.article.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleJsonTest {

  private final ArticleJson json = new ArticleJson();

  @Test
  void mapsEveryField() throws BadArticleException {
    Article article =
        json.parse(
            """
            {"id":"a","source":"s","url":"u","title":"t","body":"b","publishedAt":"2026-11-03",
             "revision":3,"language":"es","fetchedAt":1793698200123,"attributes":{"k":"v"}}""");

    assertThat(article)
        .isEqualTo(
            new Article(
                "a",
                3L,
                "u",
                "s",
                "t",
                "b",
                "es",
                Instant.parse("2026-11-03T00:00:00Z"),
                Instant.ofEpochMilli(1793698200123L),
                Map.of("k", "v")));
  }

  @Test
  void nullMissingAndBlankAreUnknown() throws BadArticleException {
    Article expected = new Article("a", 0L, null, "", null, "", null, null, null, Map.of());

    assertThat(json.parse("{\"id\":\"a\"}")).isEqualTo(expected);
    assertThat(
            json.parse(
                """
                {"id":"a","revision":null,"url":"","source":null,"title":null,"body":null,
                 "language":" ","publishedAt":" ","fetchedAt":null,"attributes":null}"""))
        .isEqualTo(expected);
  }

  @Test
  void keepsABlankTitleAndBodyAsTheyAre() throws BadArticleException {
    Article article = json.parse("{\"id\":\"a\",\"title\":\" \",\"body\":\"\\n\"}");

    assertThat(article.getTitle()).isEqualTo(" ");
    assertThat(article.getBody()).isEqualTo("\n");
  }

  @Test
  void unknownFieldsBecomeAttributesAsTextOrJson() throws BadArticleException {
    Article article =
        json.parse(
            """
            {"id":"a","topic":"earn","tags":["x, y","z"],"none":null,"score":1.10,"n":12345678901234567890,
             "ok":true,"geo":{"lat":1},"empty":[]}""");

    assertThat(article.getAttributes())
        .isEqualTo(
            Map.of(
                "topic",
                "earn",
                "tags",
                "[\"x, y\",\"z\"]",
                "score",
                "1.10",
                "n",
                "12345678901234567890",
                "ok",
                "true",
                "geo",
                "{\"lat\":1}",
                "empty",
                "[]"));
  }

  @Test
  void aGivenAttributeWinsOverAnUnknownFieldOfItsName() throws BadArticleException {
    Article article = json.parse("{\"id\":\"a\",\"attributes\":{\"x\":\"given\"},\"x\":\"extra\"}");

    assertThat(article.getAttributes()).isEqualTo(Map.of("x", "given"));
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacter() throws BadArticleException {
    Article article =
        json.parse(
            "{\"id\":\"a\",\"title\":\"\\ud800x\\udc00\\ud83d\\ude00\",\"k\\ud800\":[\"\\udfff\"]}");

    assertThat(article.getTitle()).isEqualTo("\uFFFDx\uFFFD\uD83D\uDE00");
    assertThat(article.getAttributes()).isEqualTo(Map.of("k\uFFFD", "[\"\uFFFD\"]"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-03T09:30:00Z, 2026-11-03T09:30:00Z",
    "2026-11-03T09:30Z, 2026-11-03T09:30:00Z",
    "2026-11-03T09:30:00.123456Z, 2026-11-03T09:30:00.123Z",
    "2026-11-03T09:30:00+02:00, 2026-11-03T07:30:00Z",
    "2026-11-03T09:30:00+0530, 2026-11-03T04:00:00Z",
    "2026-11-03T09:30:00-07, 2026-11-03T16:30:00Z",
    "2026-11-03 09:30:00, 2026-11-03T09:30:00Z",
    "2026-11-03t09:30:00z, 2026-11-03T09:30:00Z",
    "2026-07-03T09:30:00+02:00[Europe/Berlin], 2026-07-03T07:30:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z",
    "1887-10-19, 1887-10-19T00:00:00Z",
  })
  void readsIsoDates(String given, Instant expected) throws BadArticleException {
    assertThat(json.parse("{\"id\":\"a\",\"publishedAt\":\"" + given + "\"}").getPublishedAt())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-12-5-T00:00:00Z",
        "2026-02-31",
        "2026-11-03T25:00:00Z",
        "yesterday",
        "2026-11",
        "1793698200123",
        "2026-11-03T09:30:00Z+02:00",
        "+999999999-01-01"
      })
  void refusesOtherDatesAndSaysWhatToWrite(String given) {
    assertThatThrownBy(() -> json.parse("{\"id\":\"a\",\"publishedAt\":\"" + given + "\"}"))
        .isInstanceOf(BadArticleException.class)
        .hasMessageContainingAll("\"publishedAt\" is not a date", given, "2026-11-03T09:30:00Z");
  }

  @Test
  void aBadDateIsQuotedShortAndHarmless() {
    String given = "\\u001b[2J" + "x".repeat(100);

    assertThatThrownBy(() -> json.parse("{\"id\":\"a\",\"fetchedAt\":\"" + given + "\"}"))
        .message()
        .contains("\"?[2Jx")
        .doesNotContain("\u001b", "x".repeat(50));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":7} | \"id\" is a number, not text",
        "{\"id\":\" \"} | \"id\" is blank",
        "{\"id\":null} | no \"id\"",
        "{\"id\":\"a\",\"body\":[\"b\"]} | \"body\" is an array, not text",
        "{\"id\":\"a\",\"title\":{}} | \"title\" is an object, not text",
        "{\"id\":\"a\",\"revision\":\"1\"} | \"revision\" is text, not a whole number",
        "{\"id\":\"a\",\"revision\":1.5} | \"revision\" is not a whole number of 64 bits",
        "{\"id\":\"a\",\"revision\":1e999999999} | \"revision\" is not a whole number of 64 bits",
        "{\"id\":\"a\",\"publishedAt\":true} | \"publishedAt\" is boolean, not text",
        "{\"id\":\"a\",\"attributes\":\"x\"} | \"attributes\" is text; write an object",
        "[{\"id\":\"a\"}] | an array instead of an object",
        "\"a\" | text instead of an object",
        "{\"id\":\"a\"} {\"id\":\"b\"} | not JSON at column",
        "{\"id\":\"a\",\"id\":\"b\"} | not JSON",
        "{\"id\":\"a\" | not JSON at column",
      })
  void refusesWhatIsNotAnArticle(String line, String reason) {
    assertThatThrownBy(() -> json.parse(line))
        .isInstanceOf(BadArticleException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(";");
  }

  @Test
  void theReasonDoesNotRepeatTheText() {
    assertThatThrownBy(() -> json.parse("{\"id\":\"a\", secretword"))
        .message()
        .doesNotContain("secret");
  }

  @Test
  void survivesDeepNesting() {
    String line = "{\"id\":\"a\",\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";

    assertThatThrownBy(() -> json.parse(line)).isInstanceOf(BadArticleException.class);
  }
}
