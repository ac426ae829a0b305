package news.copydesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Topic;
import news.copydesk.annotation.topic.MediaTopic;
import org.junit.jupiter.api.Test;

class TopicAnswersTest {

  private static final Annotations NOTHING =
      Annotations.of(new Document("1", "", "", "x", Optional.of("en")));

  private final TopicAnswers answers = new TopicAnswers();

  TopicAnswersTest() {
    answers.add("Money", Set.of(topic("04000000")));
    answers.add("World", Set.of(topic("02000000"), topic("16000000")));
  }

  @Test
  void answersWithTheLabelOfWhoseTopicsOneIsMostProbablyRight() {
    Annotations found =
        NOTHING.withTopics(
            List.of(said("04000000", 0.6), said("02000000", 0.5), said("16000000", 0.4)));

    List<Topic> topics = answers.answered(found).topics();

    assertThat(topics).extracting(Topic::id).containsExactly("World");
    assertThat(topics.get(0).confidence()).isEqualTo(0.7);
  }

  @Test
  void answersNothingWhereNoTopicWasNamed() {
    assertThat(answers.answered(NOTHING).topics()).isEmpty();
  }

  private static Topic said(String id, double confidence) {
    return new Topic("medtop", id, id, confidence);
  }

  private static MediaTopic topic(String id) {
    return MediaTopic.of(id).orElseThrow();
  }
}
