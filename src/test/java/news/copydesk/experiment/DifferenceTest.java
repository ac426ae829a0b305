package news.copydesk.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Link;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import news.copydesk.annotation.Sentiment;
import news.copydesk.annotation.Topic;
import org.junit.jupiter.api.Test;

class DifferenceTest {

  private static final Annotations BEFORE =
      Annotations.of(new Document("a", "", "", "", Optional.empty()));

  @Test
  void tellsAddedLostAndRetypedSpans() {
    Annotations live = BEFORE.withEntities(List.of(at("PERSON", 0), at("MISC", 10), at("X", 20)));
    Annotations candidate =
        BEFORE.withEntities(List.of(at("PERSON", 0), at("PERSON", 10), at("Y", 30)));

    Difference difference = Difference.between(BEFORE, live, candidate);

    assertThat(difference.same()).isEqualTo(1);
    assertThat(difference.retyped()).isEqualTo(1);
    assertThat(difference.lost()).isEqualTo(1);
    assertThat(difference.added()).isEqualTo(1);
    assertThat(difference.none()).isFalse();
    assertThat(difference.spans().get(0))
        .isEqualTo(
            new Difference.Span(
                Section.BODY, 10, 15, Optional.of("MISC"), Optional.of("PERSON")));
  }

  @Test
  void anotherBeginningIsAnotherSpan() {
    Difference difference =
        Difference.between(
            BEFORE,
            BEFORE.withEntities(List.of(at("PERSON", 0))),
            BEFORE.withEntities(List.of(at("PERSON", 1))));

    assertThat(difference.lost()).isEqualTo(1);
    assertThat(difference.added()).isEqualTo(1);
  }

  @Test
  void tellsAnotherLink() {
    Entity springfield = at("LOCATION", 0);

    Difference difference =
        Difference.between(
            BEFORE,
            BEFORE.withEntities(List.of(springfield.withLink(link("1")))),
            BEFORE.withEntities(List.of(springfield.withLink(link("2")))));

    assertThat(difference.same()).isEqualTo(1);
    assertThat(difference.relinked()).isEqualTo(1);
    assertThat(difference.none()).isFalse();
  }

  @Test
  void tellsTopicsThatFlippedAndAToneThatMoved() {
    Annotations live =
        BEFORE.withTopics(topics("1", "2")).withSentiment(new Sentiment(0.8, 0.1, 0.1));
    Annotations candidate =
        BEFORE.withTopics(topics("2", "3")).withSentiment(new Sentiment(0.1, 0.1, 0.8));

    Difference difference = Difference.between(BEFORE, live, candidate);

    assertThat(difference.topicsSame()).isEqualTo(1);
    assertThat(difference.topicsAdded()).containsExactly("3");
    assertThat(difference.topicsLost()).containsExactly("1");
    assertThat(difference.sentiment()).contains(new Difference.Move("NEGATIVE", "POSITIVE"));
  }

  /** Otherwise a topic model would be praised for the names that another annotator found. */
  @Test
  void whatNeitherTouchedIsNoAgreement() {
    Annotations before = BEFORE.withEntities(List.of(at("PERSON", 0)));

    Difference difference =
        Difference.between(
            before, before.withTopics(topics("1")), before.withTopics(topics("2")));

    assertThat(difference.same()).isZero();
  }

  @Test
  void thereIsNoneBetweenEquals() {
    Annotations found = BEFORE.withEntities(List.of(at("PERSON", 0))).withTopics(topics("1"));

    Difference difference = Difference.between(BEFORE, found, found);

    assertThat(difference.none()).isTrue();
    assertThat(difference.same()).isEqualTo(1);
  }

  private static Entity at(String type, int begin) {
    return new Entity(
        type, "Roe", List.of(new Mention(Section.BODY, begin, begin + 5, "Roe")));
  }

  private static Link link(String id) {
    return new Link(
        id, "S", "place", OptionalDouble.empty(), OptionalDouble.empty(), 1, Link.Match.EXACT);
  }

  private static List<Topic> topics(String... ids) {
    return Arrays.stream(ids).map(id -> new Topic("medtop", id, id, 0.9)).toList();
  }
}
