package news.copydesk.cli.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Section;
import news.copydesk.ingest.DeadLetter;
import news.copydesk.ingest.TailPosition;
import news.copydesk.ingest.TailRecord;
import org.apache.avro.Schema;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class TailRenderingTest {

  private static final TailPosition AT =
      new TailPosition("articles.enriched", 1, 5, Instant.parse("2026-11-03T09:30:00Z"));
  private static final DeadLetter LETTER =
      new DeadLetter(
          AT,
          Optional.of(Bytes.wrap("k".getBytes(UTF_8))),
          Optional.of(Bytes.wrap(new byte[] {0, 1})),
          List.of(
              new DeadLetter.Header("__streams.errors.message", "no schema \u001b[2J"),
              new DeadLetter.Header("__streams.errors.stacktrace", "at a\n\tat b\n")));

  private final JsonMapper mapper = new JsonMapper();
  private final TailText text = new TailText(Colour.OFF, 80);

  @Test
  void anEnrichedArticleIsPlainJsonOnOneLine() throws JsonProcessingException {
    String line = new EnrichedJson().line(article("Zoë\n😀 Roe"));

    JsonNode json = mapper.readTree(line);
    assertThat(line).doesNotContain("\n");
    assertThat(json.path("publishedAt").textValue()).isEqualTo("2026-11-03T09:30:00Z");
    assertThat(json.path("enrichedAt").textValue()).isEqualTo("2026-11-03T09:31:00.250Z");
    assertThat(json.path("body").textValue()).isEqualTo("Zoë\n😀 Roe");
    assertThat(json.path("url").isNull()).isTrue();
    assertThat(json.path("revision").longValue()).isEqualTo(2);
    assertThat(json.at("/attributes/k").textValue()).isEqualTo("v");
    assertThat(json.at("/entities/0/mentions/0/begin").intValue()).isEqualTo(6);
    assertThat(json.at("/entities/0/mentions/0/section").textValue()).isEqualTo("BODY");
    assertThat(json.at("/sentiment/positive").doubleValue()).isEqualTo(0.7);
    assertThat(json.at("/provenance/0/status").textValue()).isEqualTo("TIMED_OUT");
    assertThat(json.path("truncated").booleanValue()).isTrue();
  }

  @Test
  void theJsonHasTheFieldsOfTheSchemaInTheirOrder() throws JsonProcessingException {
    JsonNode json = mapper.readTree(new EnrichedJson().line(article("Roe")));

    assertThat(json.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(
            EnrichedArticle.getClassSchema().getFields().stream().map(Schema.Field::name).toList());
  }

  @Test
  void jsonCannotControlATerminalAndStaysTheSameText() throws JsonProcessingException {
    String hostile = "\u001b[2J\u202e\u009b\u007f\udb40\udc41Roe";

    String line = new EnrichedJson().line(article(hostile));

    assertThat(line).doesNotContain("\u001b", "\u202e", "\u009b", "\u007f", "\udb40");
    assertThat(mapper.readTree(line).path("body").textValue()).isEqualTo(hostile);
  }

  @Test
  void showsRecordsThatAreNoArticles() throws JsonProcessingException {
    TailRecord deleted = new TailRecord.Deleted(AT, "a");
    TailRecord other = new TailRecord.Undecodable(AT, "b", 3000, "no\u001b magic byte");

    assertThat(text.lines(deleted))
        .containsExactly("-- articles.enriched-1@5 2026-11-03T09:30:00Z", "deleted: a");
    assertThat(text.lines(other)).contains("cannot be decoded: key b, 3,000 bytes: no␛ magic byte");
    JsonNode json = mapper.readTree(new TailJson().line(other));
    assertThat(json.path("undecodable").textValue()).isEqualTo("no\u001b magic byte");
    assertThat(json.path("offset").longValue()).isEqualTo(5);
    assertThat(mapper.readTree(new TailJson().line(deleted)).path("deleted").asBoolean()).isTrue();
  }

  @Test
  void showsAnEnrichedArticleUnderItsPosition() {
    assertThat(text.lines(new TailRecord.Enriched(AT, article("Roe"))))
        .startsWith("-- articles.enriched-1@5 2026-11-03T09:30:00Z")
        .contains("[Roe|PERSON]");
  }

  @Test
  void aDeadLetterShowsEveryHeaderAndNoneOfTheArticle() {
    assertThat(text.lines(LETTER))
        .containsExactly(
            "-- articles.enriched-1@5 2026-11-03T09:30:00Z",
            "key k, 2 bytes",
            "  __streams.errors.message: no schema ␛[2J",
            "  __streams.errors.stacktrace: at a",
            "  at b");
  }

  @Test
  void aDeadLetterAsJsonKeepsTheOriginalBytes() throws JsonProcessingException {
    JsonNode json = mapper.readTree(new TailJson().line(LETTER));

    assertThat(json.path("key").textValue()).isEqualTo("k");
    assertThat(json.path("keyBase64").textValue()).isEqualTo("aw==");
    assertThat(json.path("valueBase64").textValue()).isEqualTo("AAE=");
    assertThat(json.at("/headers/0/value").textValue()).isEqualTo("no schema \u001b[2J");
    DeadLetter empty = new DeadLetter(AT, Optional.empty(), Optional.empty(), List.of());
    assertThat(mapper.readTree(new TailJson().line(empty)).path("valueBase64").isNull()).isTrue();
    assertThat(text.lines(empty)).contains("no key, null value");
  }

  private static EnrichedArticle article(String body) {
    return new Enriched("t", body).mention("PERSON", Section.BODY, "Roe").article();
  }
}
