package news.copydesk.annotation.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Deadline;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Outcome;
import news.copydesk.annotation.Status;
import news.copydesk.annotation.Topic;
import news.copydesk.annotation.linear.Calibration;
import news.copydesk.annotation.linear.LinearWeights;
import news.copydesk.annotation.linear.ModelWriter;
import news.copydesk.annotation.linear.Output;
import news.copydesk.annotation.linear.Words;
import news.copydesk.model.ModelLoadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicAnnotatorTest {

  private static final Deadline LATER = Deadline.after(Duration.ofHours(1));

  @TempDir private Path directory;

  @Test
  void namesTheTopicsThatAreProbableEnoughTheMostProbableFirst() throws IOException {
    Annotations found =
        annotator("15000000", "04000000", 0.5)
            .annotate(document("Goal!", "A goal, and the shares of the club"), LATER);

    assertThat(found.topics()).extracting(Topic::id).containsExactly("15000000", "04000000");
    assertThat(found.topics().get(0).label()).isEqualTo("sport");
    assertThat(found.topics()).allMatch(topic -> topic.scheme().equals("medtop"));
    assertThat(found.topics()).extracting(Topic::confidence).allMatch(c -> c >= 0.5 && c <= 1);
    assertThat(found.outcomes())
        .singleElement()
        .returns("topics", Outcome::annotator)
        .returns(Status.COMPLETE, Outcome::status);
  }

  @Test
  void namesNoTopicOfATextWhoseWordsItDoesNotKnow() throws IOException {
    Annotations found =
        annotator("15000000", "04000000", 0.5).annotate(document("", "Soup with leeks"), LATER);

    assertThat(found.topics()).isEmpty();
    assertThat(found.complete()).isTrue();
  }

  @Test
  void namesTheLessProbableTooWhereTheThresholdIsLower() throws IOException {
    Annotations found =
        annotator("15000000", "04000000", 0).annotate(document("", "Soup with leeks"), LATER);

    assertThat(found.topics()).hasSize(2);
  }

  @Test
  void skipsABlankDocument() throws IOException {
    Annotations found = annotator("15000000", "04000000", 0).annotate(document(" ", "\n"), LATER);

    assertThat(found.topics()).isEmpty();
    assertThat(found.outcomes())
        .singleElement()
        .returns(Status.SKIPPED, Outcome::status)
        .returns(Optional.of("title and body are blank"), Outcome::reason);
  }

  @Test
  void doesNotBeginWhenTheDeadlineHasPassed() throws IOException {
    Deadline passed = Deadline.after(Duration.ZERO, () -> 0L);

    Annotations found =
        annotator("15000000", "04000000", 0).annotate(document("Goal", "goal"), passed);

    assertThat(found.topics()).isEmpty();
    assertThat(found.outcomes()).singleElement().returns(Status.TIMED_OUT, Outcome::status);
  }

  @Test
  void refusesAModelWhoseLabelsAreNoMediaTopics() {
    assertThatThrownBy(() -> annotator("sport", "04000000", 0.5))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("'sport'");
  }

  /** The word "goal" speaks for the first topic, "shares" for the second, all else against both. */
  private TopicAnnotator annotator(String first, String second, double minConfidence)
      throws IOException {
    Path file = directory.resolve("topics.model");
    LinearWeights weights =
        new LinearWeights(
            Output.ANY_OF,
            List.of(first, second),
            new float[] {-2, -2},
            new int[] {Words.hash("goal"), Words.hash("shares")},
            new float[][] {{12, 0}, {0, 12}});
    new ModelWriter("topics", "1", TopicFeatures.SCHEME, 10)
        .write(weights, Calibration.none(2), file);
    return new TopicAnnotator(TopicModelLoader.read(file), minConfidence);
  }

  private static Document document(String title, String body) {
    return new Document("1", "", title, body, Optional.empty());
  }
}
