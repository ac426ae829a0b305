package news.copydesk.annotation.topic.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import news.copydesk.annotation.linear.CalibrationError;
import news.copydesk.annotation.topic.MediaTopic;
import news.copydesk.annotation.topic.TopicModel;

/**
 * Measures a model on labelled articles that it was not trained on. The answer to a data set's own
 * labels is the one whose topics (the map's counts as) hold the highest probability. Not
 * thread-safe.
 */
public final class TopicScores {

  private static final int BINS = 10;

  private final TopicModel model;
  private final TopicMap map;
  private final Map<String, Set<MediaTopic>> answers = new TreeMap<>();
  private final List<Answered> answered = new ArrayList<>();
  private final CalibrationError everyTopic = new CalibrationError(BINS);
  private final CalibrationError bestTopic = new CalibrationError(BINS);

  private record Answered(String label, double[] probabilities) {}

  /** Measures the model by what the map says is right. */
  public TopicScores(TopicModel model, TopicMap map) {
    this.model = model;
    this.map = map;
  }

  /** Notes what the model says of one article; of labels that the map does not know, nothing. */
  public void add(LabelledArticle article) {
    double[] probabilities = model.probabilities(article.title(), article.body());
    float[] targets = map.targets(article);
    int best = 0;
    for (int i = 0; i < probabilities.length; i++) {
      float target = targets[model.topics().get(i).ordinal()];
      if (!Float.isNaN(target)) {
        everyTopic.add(probabilities[i], target == 1);
      }
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    float bestTarget = targets[model.topics().get(best).ordinal()];
    if (!Float.isNaN(bestTarget)) {
      bestTopic.add(probabilities[best], bestTarget == 1);
    }
    for (TopicMap.Row row : map.rows(article)) {
      if (row.countsAs().stream().anyMatch(model.topics()::contains)) {
        answers.put(row.value(), row.countsAs());
        answered.add(new Answered(row.value(), probabilities));
      }
    }
  }

  /** How often each label (outer key) was answered with each (inner key). */
  public Map<String, Map<String, Integer>> confusion() {
    Map<String, Map<String, Integer>> confusion = new TreeMap<>();
    for (Answered one : answered) {
      confusion
          .computeIfAbsent(one.label(), label -> new TreeMap<>())
          .merge(answer(one), 1, Integer::sum);
    }
    return confusion;
  }

  private String answer(Answered one) {
    // Of labels that mean the same topics, the article's own is the answer.
    String best = one.label();
    for (Map.Entry<String, Set<MediaTopic>> answer : answers.entrySet()) {
      if (highest(answer.getValue(), one.probabilities()) > probability(best, one)) {
        best = answer.getKey();
      }
    }
    return best;
  }

  private double probability(String label, Answered one) {
    return highest(answers.getOrDefault(label, Set.of()), one.probabilities());
  }

  private double highest(Set<MediaTopic> topics, double[] probabilities) {
    double highest = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (topics.contains(model.topics().get(i))) {
        highest = Math.max(highest, probabilities[i]);
      }
    }
    return highest;
  }

  /** Articles whose own label was measured. */
  public int articles() {
    return answered.size();
  }

  /** The share of articles that were answered with their own label, 0 to 1. */
  public double accuracy() {
    long right = answered.stream().filter(one -> answer(one).equals(one.label())).count();
    return answered.isEmpty() ? 0 : (double) right / answered.size();
  }

  /** Mean over labels of the harmonic mean of precision and recall, 0 to 1. */
  public double macroF1() {
    Map<String, Map<String, Integer>> confusion = confusion();
    double sum = 0;
    for (String label : confusion.keySet()) {
      double right = confusion.getOrDefault(label, Map.of()).getOrDefault(label, 0);
      double is = 0;
      double said = 0;
      for (Map.Entry<String, Map<String, Integer>> row : confusion.entrySet()) {
        said += row.getValue().getOrDefault(label, 0);
        is += row.getKey().equals(label) ? sum(row.getValue()) : 0;
      }
      sum += 2 * right / (is + said);
    }
    return confusion.isEmpty() ? 0 : sum / confusion.size();
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Expected calibration error of every topic of which it is known whether it is right; 10 bins.
   */
  public double calibrationError() {
    return everyTopic.value();
  }

  /** The same of each article's most probable topic alone: the harder question. */
  public double bestTopicCalibrationError() {
    return bestTopic.value();
  }
}
