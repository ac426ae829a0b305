package news.copydesk.evaluation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Topic;
import news.copydesk.annotation.topic.MediaTopic;

/**
 * Puts a data set's own labels in the place of topics: the answer is the label of whose topics it
 * is most probable that one is right, as if topics were independent. Not thread-safe.
 */
public final class TopicAnswers {

  private static final String SCHEME = "label";

  private final Map<String, Set<String>> topicsOf = new TreeMap<>();

  /**
   * One more label that may be the answer.
   *
   * @param topics any of them is right where the label is
   */
  public void add(String label, Set<MediaTopic> topics) {
    topicsOf.put(label, topics.stream().map(MediaTopic::id).collect(Collectors.toSet()));
  }

  /** The same with the answer as its only topic; without any where no topic was named. */
  public Annotations answered(Annotations found) {
    Map<String, Double> byId =
        found.topics().stream().collect(Collectors.toMap(Topic::id, Topic::confidence));
    Optional<Topic> best = Optional.empty();
    for (Map.Entry<String, Set<String>> label : topicsOf.entrySet()) {
      double probability = anyRight(label.getValue(), byId);
      if (probability > best.map(Topic::confidence).orElse(0.0)) {
        best = Optional.of(new Topic(SCHEME, label.getKey(), label.getKey(), probability));
      }
    }
    return found.withTopics(best.stream().toList());
  }

  private static double anyRight(Set<String> ids, Map<String, Double> byId) {
    double noneRight = 1;
    for (String id : ids) {
      noneRight *= 1 - byId.getOrDefault(id, 0.0);
    }
    return 1 - noneRight;
  }
}
