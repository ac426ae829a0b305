package news.copydesk.annotation.linear;

import java.util.Arrays;
import java.util.List;

/**
 * A trained model in memory, before it is calibrated and written.
 *
 * @param output how the labels relate
 * @param labels their names, in the order of all arrays
 * @param bias log odds of each label where no feature is known
 * @param features the known features' hashes, ascending
 * @param weights one row per feature, one weight per label in each
 */
public record LinearWeights(
    Output output, List<String> labels, float[] bias, int[] features, float[][] weights) {

  /** Uncalibrated log odds of each label. */
  public double[] scores(FeatureVector vector) {
    double[] scores = new double[bias.length];
    for (int label = 0; label < scores.length; label++) {
      scores[label] = bias[label];
    }
    for (int i = 0; i < vector.size(); i++) {
      int at = Arrays.binarySearch(features, vector.feature(i));
      if (at >= 0) {
        float[] row = weights[at];
        float value = vector.value(i);
        for (int label = 0; label < scores.length; label++) {
          scores[label] += value * row[label];
        }
      }
    }
    return scores;
  }
}
