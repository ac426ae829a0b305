package news.copydesk.annotation.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import news.copydesk.annotation.Topic;
import news.copydesk.annotation.linear.FeatureVector;
import news.copydesk.annotation.linear.LinearModel;
import news.copydesk.model.Model;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;

/** Tells how probable each topic that the model knows is. Thread-safe. */
public final class TopicModel implements Model {

  private static final Comparator<Topic> MOST_CONFIDENT_FIRST =
      Comparator.comparingDouble(Topic::confidence).reversed().thenComparing(Topic::id);

  private final LinearModel model;
  private final List<MediaTopic> topics;

  /**
   * @param model its labels are ids of {@link MediaTopic}
   * @throws ModelLoadException if one of them is not
   */
  public TopicModel(LinearModel model) {
    this.model = model;
    this.topics = model.labels().stream().map(id -> topic(model, id)).toList();
  }

  private static MediaTopic topic(LinearModel model, String id) {
    return MediaTopic.of(id)
        .orElseThrow(
            () ->
                new ModelLoadException(
                    "model %s has the label '%s', which is no Media Topic of the top level; train it again"
                        .formatted(model.description(), id)));
  }

  /** The topics that this model knows; of any other it never says a thing. */
  public List<MediaTopic> topics() {
    return topics;
  }

  /** Calibrated probability of each of {@link #topics()}, 0 to 1; they need not add up to 1. */
  public double[] probabilities(CharSequence title, CharSequence body) {
    FeatureVector vector = TopicFeatures.of(title, body);
    return model.probabilities(vector);
  }

  /** The topics that are at least as probable as the threshold, the most probable first. */
  public List<Topic> topics(CharSequence title, CharSequence body, double minConfidence) {
    double[] probabilities = probabilities(title, body);
    List<Topic> found = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      if (probabilities[i] >= minConfidence) {
        MediaTopic topic = topics.get(i);
        found.add(new Topic(MediaTopic.SCHEME, topic.id(), topic.label(), probabilities[i]));
      }
    }
    found.sort(MOST_CONFIDENT_FIRST);
    return List.copyOf(found);
  }

  @Override
  public ModelDescription description() {
    return model.description();
  }

  @Override
  public void close() {
    model.close();
  }
}
