package news.copydesk.annotation.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Sentiment.Label;
import news.copydesk.annotation.Status;
import org.junit.jupiter.api.Test;

class SentimentAnnotatorTest {

  private static final Deadline NO_HURRY = Deadline.after(Duration.ofHours(1));
  private static final int LIMIT = 100_000;

  private final SentimentAnnotator annotator = new SentimentAnnotator(ShippedModel.MODEL, LIMIT);

  @Test
  void measuresTheDocumentAndSaysWhichModelDidIt() {
    Document document =
        document("Profit plunges 40 %", "Shares fell sharply. Analysts were shocked.");

    Annotations found = annotator.annotate(document, NO_HURRY);

    assertThat(found.sentiment().orElseThrow().label()).isEqualTo(Label.NEGATIVE);
    Outcome outcome = found.outcomes().get(0);
    assertThat(outcome.annotator()).isEqualTo("sentiment");
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(outcome.model().toString()).isEqualTo("sentiment@1.0.0");
    assertThat(outcome.model().sha256().orElseThrow()).hasSize(64);
  }

  @Test
  void measuresEachEntityByItsOwnSentences() {
    String body =
        "The jury convicted Tom Orrin of fraud. Friends praised Carla Vane for her courage.";
    Annotations before =
        named(document("", body), entity(body, "Tom Orrin"), entity(body, "Carla Vane"));

    List<Entity> entities = annotator.annotate(document("", body), before, NO_HURRY).entities();

    assertThat(entities.get(0).sentiment().orElseThrow().label()).isEqualTo(Label.NEGATIVE);
    assertThat(entities.get(1).sentiment().orElseThrow().label()).isEqualTo(Label.POSITIVE);
  }

  @Test
  void countsOffsetsInCodePoints() {
    String plain =
        "The jury convicted Tom Orrin of fraud. Friends praised Carla Vane for her courage.";
    String body = "\ud83d\ude00".repeat(30) + " " + plain; // a sentence off, if counted wrongly
    Annotations before = named(document("", body), entity(body, "Carla Vane"));

    Entity entity = annotator.annotate(document("", body), before, NO_HURRY).entities().get(0);

    assertThat(entity.sentiment().orElseThrow().label()).isEqualTo(Label.POSITIVE);
  }

  @Test
  void leavesDatesAndAmountsWithoutATone() {
    String body = "The terrible storm came on Monday.";
    Entity date = new Entity("DATE", "Monday", entity(body, "Monday").mentions());

    Annotations found =
        annotator.annotate(document("", body), named(document("", body), date), NO_HURRY);

    assertThat(found.entities()).containsExactly(date);
  }

  @Test
  void skipsABlankDocument() {
    Annotations found = annotator.annotate(document(" ", "\n"), NO_HURRY);

    assertThat(found.sentiment()).isEmpty();
    assertThat(found.outcomes().get(0).status()).isEqualTo(Status.SKIPPED);
  }

  @Test
  void keepsWhatIsReadyWhenTheDeadlinePasses() {
    AtomicLong clock = new AtomicLong();
    Deadline twoQuestions = Deadline.after(Duration.ofNanos(3), clock::incrementAndGet);
    Document document = document("", "This is terrible. This is fine. This is great. Wonderful!");

    Annotations found = annotator.annotate(document, twoQuestions);

    assertThat(found.sentiment().orElseThrow().label()).isEqualTo(Label.NEGATIVE);
    assertThat(found.outcomes().get(0).status()).isEqualTo(Status.TIMED_OUT);
    assertThat(found.outcomes().get(0).reason().orElseThrow()).contains("sentences");
  }

  @Test
  void readsNoFurtherThanTheLimit() {
    SentimentAnnotator shortSighted = new SentimentAnnotator(ShippedModel.MODEL, 17);
    String body = "This is terrible. But the end is wonderful, Tom Orrin said happily.";
    Annotations before = named(document("", body), entity(body, "Tom Orrin"));

    Annotations found = shortSighted.annotate(document("", body), before, NO_HURRY);

    assertThat(found.truncated()).isTrue();
    assertThat(found.outcomes().get(0).status()).isEqualTo(Status.PARTIAL);
    assertThat(found.sentiment().orElseThrow().label()).isEqualTo(Label.NEGATIVE);
    assertThat(found.entities().get(0).sentiment()).isEmpty();
  }

  @Test
  void givesTheSameForTheSameDocument() {
    Document document =
        document("Mixed day", "Rates fell. “Not bad,” said the mayor. Losses rose.");

    assertThat(annotator.annotate(document, NO_HURRY).sentiment())
        .isEqualTo(annotator.annotate(document, NO_HURRY).sentiment());
  }

  private static Document document(String title, String body) {
    return new Document("a1", "Herald", title, body, Optional.of("en"));
  }

  private static Annotations named(Document document, Entity... entities) {
    return Annotations.of(document).withEntities(List.of(entities));
  }

  private static Entity entity(String body, String name) {
    int utf16 = body.indexOf(name);
    int begin = body.codePointCount(0, utf16);
    int end = begin + name.codePointCount(0, name.length());
    return new Entity("PERSON", name, List.of(new Mention(Section.BODY, begin, end, name)));
  }
}
