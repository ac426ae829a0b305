package news.copydesk.annotation.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import news.copydesk.annotation.AnnotationException;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Status;
import news.copydesk.annotation.mock.MockTagger;
import news.copydesk.model.ModelDescription;
import org.junit.jupiter.api.Test;

class EntityAnnotatorTest {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int MAX_CHARACTERS = 100_000;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Deadline deadline = Deadline.after(LIMIT, nanos::get);
  private final EntityAnnotator annotator = new EntityAnnotator(new MockTagger(), MAX_CHARACTERS);

  @Test
  void findsMentionsInTitleAndBodyWithTheModelThatFoundThem() {
    Annotations annotations = annotate("Bonn waits", "it rained. Then Bonn slept.");

    assertThat(annotations.entities()).hasSize(2);
    assertThat(annotations.entities().get(0))
        .isEqualTo(new Entity("PERSON", "Bonn", List.of(mention(Section.TITLE, 0, "Bonn"))));
    assertThat(annotations.entities().get(1).mentions())
        .containsExactly(mention(Section.BODY, 11, "Then Bonn"));
    assertThat(annotations.complete()).isTrue();
    assertThat(annotations.truncated()).isFalse();
    Outcome outcome = onlyOutcome(annotations);
    assertThat(outcome.annotator()).isEqualTo("entities");
    assertThat(outcome.model()).isEqualTo(new MockTagger().description());
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(outcome.reason()).isEmpty();
  }

  @Test
  void emitsWhatIsFinishedWhenTheDeadlinePassesBetweenSentences() {
    EntityAnnotator slow = new EntityAnnotator(secondsPerSentence(6), MAX_CHARACTERS);

    Annotations annotations =
        slow.annotate(document("Title Alpha.", "Beta one. Gamma two. Delta three."), deadline);

    assertThat(annotations.entities())
        .extracting(Entity::text)
        .containsExactly("Title Alpha", "Beta", "Gamma");
    Outcome outcome = onlyOutcome(annotations);
    assertThat(outcome.status()).isEqualTo(Status.TIMED_OUT);
    assertThat(outcome.reason()).contains("deadline of 15000 ms passed after 3 of 4 sentences");
    assertThat(annotations.complete()).isFalse();
    assertThat(annotations.truncated()).isFalse();
  }

  @Test
  void isCompleteWhenTheDeadlinePassesDuringTheLastSentence() {
    EntityAnnotator slow = new EntityAnnotator(secondsPerSentence(16), MAX_CHARACTERS);

    Annotations annotations = slow.annotate(document("", "Only Alpha."), deadline);

    assertThat(onlyOutcome(annotations).status()).isEqualTo(Status.COMPLETE);
    assertThat(annotations.entities()).hasSize(1);
  }

  @Test
  void looksForNothingWhenTheDeadlineHasPassedBefore() {
    nanos.addAndGet(LIMIT.toNanos());

    Annotations annotations = annotate("Title", "Beta one.");

    assertThat(annotations.entities()).isEmpty();
    assertThat(onlyOutcome(annotations).reason())
        .contains("deadline of 15000 ms passed after 0 of 2 sentences");
  }

  @Test
  void staysTruncatedWhenItAlsoTimesOut() {
    nanos.addAndGet(LIMIT.toNanos());

    Annotations annotations =
        new EntityAnnotator(new MockTagger(), 10)
            .annotate(document("", "Alpha. Beta. Gamma."), deadline);

    assertThat(annotations.truncated()).isTrue();
    assertThat(onlyOutcome(annotations).status()).isEqualTo(Status.TIMED_OUT);
  }

  @Test
  void annotatesUpToTheLastSentenceInsideTheLengthLimit() {
    Annotations annotations =
        new EntityAnnotator(new MockTagger(), 14)
            .annotate(document("", "Alpha. Beta. Gamma."), deadline);

    assertThat(annotations.entities()).extracting(Entity::text).containsExactly("Alpha", "Beta");
    assertThat(annotations.truncated()).isTrue();
    assertThat(annotations.complete()).isFalse();
    Outcome outcome = onlyOutcome(annotations);
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(outcome.reason()).contains("only the first 14 characters were annotated");
  }

  @Test
  void annotatesASentenceThatEndsExactlyAtTheLimit() {
    Annotations annotations =
        new EntityAnnotator(new MockTagger(), 12)
            .annotate(document("", "Alpha. Beta. Gamma."), deadline);

    assertThat(annotations.entities()).extracting(Entity::text).containsExactly("Alpha", "Beta");
  }

  @Test
  void countsTheLimitInCodePoints() {
    String text = "😀😀😀 Alpha.";

    Annotations annotations =
        new EntityAnnotator(new MockTagger(), text.codePointCount(0, text.length()))
            .annotate(document("", text), deadline);

    assertThat(annotations.truncated()).isFalse();
    assertThat(annotations.entities().get(0).mentions())
        .containsExactly(mention(Section.BODY, 4, "Alpha"));
  }

  @Test
  void neverCutsASurrogatePairInTwoAtTheLimit() {
    AtomicBoolean cut = new AtomicBoolean();
    NameTagger strict =
        tagger(
            text -> {
              cut.set(Character.isHighSurrogate(text.charAt(text.length() - 1)));
              return new MockTagger().sentences(text);
            });

    // Pairs begin at even offsets up to the limit and at odd ones behind it.
    String text = "😀".repeat(2) + "x" + "😀".repeat(2_000);

    new EntityAnnotator(strict, 1).annotate(document("", text), deadline);
    assertThat(cut).isFalse();
    new EntityAnnotator(strict, 3).annotate(document("", text), deadline);
    assertThat(cut).isFalse();
  }

  @Test
  void skipsADocumentOfWhiteSpace() {
    Annotations annotations = annotate(" \t", "\n\u2003");

    assertThat(annotations.entities()).isEmpty();
    assertThat(annotations.complete()).isTrue();
    assertThat(onlyOutcome(annotations).status()).isEqualTo(Status.SKIPPED);
    assertThat(onlyOutcome(annotations).reason()).contains("title and body are blank");
  }

  @Test
  void annotatesATitleWithoutABody() {
    Annotations annotations = annotate("Alpha wins", " ");

    assertThat(annotations.entities()).extracting(Entity::text).containsExactly("Alpha");
    assertThat(onlyOutcome(annotations).status()).isEqualTo(Status.COMPLETE);
  }

  @Test
  void namesTheArticleAndTheErrorButNoTextWhenTheTaggerFails() {
    IllegalStateException fault = new IllegalStateException("cannot read 'secret words'");
    NameTagger failing =
        tagger(
            text -> {
              throw fault;
            });

    assertThatThrownBy(
            () ->
                new EntityAnnotator(failing, MAX_CHARACTERS)
                    .annotate(document("secret", "words"), deadline))
        .isInstanceOf(AnnotationException.class)
        .hasMessage("entities of article a-1: IllegalStateException")
        .hasCause(fault);
  }

  @Test
  void turnsAnOverflowOfTheStackIntoAFailureOfThisArticle() {
    NameTagger recursive =
        tagger(
            text -> {
              throw new StackOverflowError();
            });

    assertThatThrownBy(
            () ->
                new EntityAnnotator(recursive, MAX_CHARACTERS)
                    .annotate(document("", "text"), deadline))
        .isInstanceOf(AnnotationException.class)
        .hasMessageContaining("StackOverflowError");
  }

  @Test
  void closesItsTagger() {
    AtomicBoolean closed = new AtomicBoolean();
    NameTagger tagger = new StubTagger(text -> List.of(), () -> closed.set(true));

    new EntityAnnotator(tagger, MAX_CHARACTERS).close();

    assertThat(closed).isTrue();
  }

  private Annotations annotate(String title, String body) {
    return annotator.annotate(document(title, body), deadline);
  }

  private static Outcome onlyOutcome(Annotations annotations) {
    assertThat(annotations.outcomes()).hasSize(1);
    return annotations.outcomes().get(0);
  }

  private static Mention mention(Section section, int begin, String text) {
    return new Mention(section, begin, begin + text.length(), text);
  }

  private static Document document(String title, String body) {
    return new Document("a-1", "daily", title, body, Optional.empty());
  }

  /** The mock, whose every sentence takes so many seconds of the test's clock. */
  private NameTagger secondsPerSentence(int seconds) {
    return tagger(
        text ->
            new MockTagger()
                .sentences(text).stream()
                    .<Sentence>map(sentence -> new SlowSentence(sentence, seconds))
                    .toList());
  }

  private static NameTagger tagger(Function<String, List<Sentence>> sentences) {
    return new StubTagger(sentences, () -> {});
  }

  private final class SlowSentence implements Sentence {

    private final Sentence sentence;
    private final int seconds;

    SlowSentence(Sentence sentence, int seconds) {
      this.sentence = sentence;
      this.seconds = seconds;
    }

    @Override
    public int end() {
      return sentence.end();
    }

    @Override
    public List<TypedSpan> names() {
      nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
      return sentence.names();
    }
  }

  private record StubTagger(Function<String, List<Sentence>> splitter, Runnable onClose)
      implements NameTagger {

    @Override
    public ModelDescription description() {
      return new ModelDescription("stub", "1", Optional.empty());
    }

    @Override
    public List<Sentence> sentences(String text) {
      return splitter.apply(text);
    }

    @Override
    public void close() {
      onClose.run();
    }
  }
}
