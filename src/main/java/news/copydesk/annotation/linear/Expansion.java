package news.copydesk.annotation.linear;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Features that stand for others while a model learns: the class of a word, the dimensions of its
 * vector. What is learned of them is folded into the weights of the words themselves afterwards, so
 * that words which no example had are known, and a finished model costs nothing more.
 *
 * <p>Exact, because a linear model's score is a sum: {@code folded} gives {@code vector} the score
 * that the trained weights give {@code expanded(vector)}.
 */
public final class Expansion {

  private final Map<Integer, FeatureVector> meanings;

  /**
   * @param meanings per feature, what it stands for as well; hashes of their own namespace
   */
  public Expansion(Map<Integer, FeatureVector> meanings) {
    this.meanings = Map.copyOf(meanings);
  }

  /** The vector with, behind its own features, the sum of what they stand for. */
  public FeatureVector expanded(FeatureVector vector) {
    Map<Integer, Float> sums = new TreeMap<>();
    for (int i = 0; i < vector.size(); i++) {
      FeatureVector meaning = meanings.get(vector.feature(i));
      if (meaning == null) {
        continue;
      }
      for (int j = 0; j < meaning.size(); j++) {
        sums.merge(meaning.feature(j), vector.value(i) * meaning.value(j), Float::sum);
      }
    }
    int[] features = new int[sums.size()];
    float[] values = new float[sums.size()];
    int next = 0;
    for (Map.Entry<Integer, Float> sum : sums.entrySet()) {
      features[next] = sum.getKey();
      values[next++] = sum.getValue();
    }
    return vector.and(new FeatureVector(features, values));
  }

  /** The weights of a model trained on expanded vectors, for vectors as they are. */
  public LinearWeights folded(LinearWeights trained) {
    int labels = trained.labels().size();
    Map<Integer, float[]> rows = new HashMap<>();
    for (int i = 0; i < trained.features().length; i++) {
      rows.put(trained.features()[i], trained.weights()[i]);
    }
    List<FeatureVector> all = List.copyOf(meanings.values());
    Map<Integer, float[]> folded = new HashMap<>(rows);
    all.forEach(
        meaning -> {
          for (int j = 0; j < meaning.size(); j++) {
            folded.remove(meaning.feature(j));
          }
        });
    meanings.forEach(
        (feature, meaning) ->
            folded.put(feature, sum(rows.getOrDefault(feature, new float[labels]), meaning, rows)));
    int[] features = folded.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    float[][] weights = new float[features.length][];
    Arrays.setAll(weights, i -> folded.getOrDefault(features[i], new float[labels]));
    return new LinearWeights(trained.output(), trained.labels(), trained.bias(), features, weights);
  }

  private static float[] sum(float[] own, FeatureVector meaning, Map<Integer, float[]> rows) {
    float[] sum = own.clone();
    for (int j = 0; j < meaning.size(); j++) {
      float[] row = rows.get(meaning.feature(j));
      for (int label = 0; row != null && label < sum.length; label++) {
        sum[label] += meaning.value(j) * row[label];
      }
    }
    return sum;
  }
}
