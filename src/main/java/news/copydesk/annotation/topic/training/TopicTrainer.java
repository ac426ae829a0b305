package news.copydesk.annotation.topic.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntConsumer;
import news.copydesk.annotation.linear.Calibration;
import news.copydesk.annotation.linear.Calibrator;
import news.copydesk.annotation.linear.Example;
import news.copydesk.annotation.linear.Expansion;
import news.copydesk.annotation.linear.FeatureVector;
import news.copydesk.annotation.linear.LinearTrainer;
import news.copydesk.annotation.linear.LinearWeights;
import news.copydesk.annotation.linear.Output;
import news.copydesk.annotation.linear.TrainingOptions;
import news.copydesk.annotation.topic.MediaTopic;
import news.copydesk.annotation.topic.TopicFeatures;

/**
 * Trains a topic model: one logistic regression per topic, on words, word pairs and, where there
 * are any, word vectors, which are folded into the words' weights. Calibrated on what models that
 * had not seen an article say of it (cross-validation), then trained on all. The same articles in
 * the same order give the same model.
 */
public final class TopicTrainer {

  private static final int FOLDS = 5;
  private static final int SEED = 1;
  private static final double COMMON = 0.1;
  private static final TrainingOptions OPTIONS = new TrainingOptions(10, 0.2f, 1e-5f, 2, SEED);

  /** How often the consumer of {@link #train} is told of progress. */
  public static final int STEPS = OPTIONS.epochs() * (FOLDS + 1);

  private final TopicMap map;
  private final Optional<WordVectors> vectors;
  private final int minArticles;

  /**
   * @param map what the labels of the data mean
   * @param vectors what words mean, if known
   * @param minArticles topics that fewer articles have are left out: their probabilities would be
   *     guesses
   */
  public TopicTrainer(TopicMap map, Optional<WordVectors> vectors, int minArticles) {
    this.map = map;
    this.vectors = vectors;
    this.minArticles = minArticles;
  }

  /**
   * A trained model.
   *
   * @param weights per topic; labels are ids of {@link MediaTopic}
   * @param calibration per topic
   * @param articles how many it was trained on
   */
  public record Trained(LinearWeights weights, Calibration calibration, int articles) {}

  /**
   * Trains a model on the articles of whose labels the map knows something.
   *
   * @param stepDone is called {@link #STEPS} times
   * @throws IllegalArgumentException if no topic has enough articles
   */
  public Trained train(List<LabelledArticle> articles, IntConsumer stepDone) {
    List<LabelledArticle> known = articles.stream().filter(a -> map.weight(a) > 0).toList();
    List<MediaTopic> topics = topics(known);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException(
          "no topic has %d articles or more: of %d articles, the map knows the labels of %d; check that the map's fields and values are those of the data"
              .formatted(minArticles, articles.size(), known.size()));
    }
    List<String> labels = topics.stream().map(MediaTopic::id).toList();
    LinearTrainer trainer = new LinearTrainer(Output.ANY_OF, labels, OPTIONS);
    List<FeatureVector> plain =
        known.stream().map(a -> TopicFeatures.of(a.title(), a.body())).toList();
    Optional<Expansion> expansion = vectors.map(some -> some.expansion(shares(plain), COMMON));
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      FeatureVector vector = plain.get(i);
      examples.add(
          new Example(
              expansion.map(e -> e.expanded(vector)).orElse(vector),
              targets(known.get(i), topics),
              map.weight(known.get(i))));
    }
    Calibration calibration = calibration(trainer, examples, stepDone);
    LinearWeights weights = trainer.train(examples, stepDone);
    return new Trained(
        expansion.map(e -> e.folded(weights)).orElse(weights), calibration, known.size());
  }

  private static Calibration calibration(
      LinearTrainer trainer, List<Example> examples, IntConsumer stepDone) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(SEED));
    List<double[]> scores = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> others = new ArrayList<>();
      List<Example> unseen = new ArrayList<>();
      for (int i = 0; i < order.size(); i++) {
        (i % FOLDS == fold ? unseen : others).add(examples.get(order.get(i)));
      }
      LinearWeights weights = trainer.train(others, stepDone);
      for (Example example : unseen) {
        scores.add(weights.scores(example.features()));
        targets.add(example.targets());
      }
    }
    return Calibrator.fit(Output.ANY_OF, scores, targets);
  }

  private List<MediaTopic> topics(List<LabelledArticle> articles) {
    int[] counts = new int[MediaTopic.values().length];
    for (LabelledArticle article : articles) {
      float[] targets = map.targets(article);
      for (int i = 0; i < counts.length; i++) {
        counts[i] += targets[i] == 1 ? 1 : 0;
      }
    }
    List<MediaTopic> topics = new ArrayList<>();
    for (MediaTopic topic : MediaTopic.values()) {
      if (counts[topic.ordinal()] >= minArticles) {
        topics.add(topic);
      }
    }
    return topics;
  }

  private float[] targets(LabelledArticle article, List<MediaTopic> topics) {
    float[] all = map.targets(article);
    float[] targets = new float[topics.size()];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = all[topics.get(i).ordinal()];
    }
    return targets;
  }

  private static Map<Integer, Double> shares(List<FeatureVector> vectors) {
    Map<Integer, Double> shares = new HashMap<>();
    for (FeatureVector vector : vectors) {
      for (int i = 0; i < vector.size(); i++) {
        shares.merge(vector.feature(i), 1.0 / vectors.size(), Double::sum);
      }
    }
    return shares;
  }
}
