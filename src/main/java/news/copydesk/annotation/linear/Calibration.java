package news.copydesk.annotation.linear;

import java.util.Arrays;

/**
 * Makes scores honest: per label, {@code slope * score + offset} before they become probabilities.
 * Platt (1999) where any label may be right; one slope for all and no offset where exactly one is
 * (temperature scaling, Guo et al. 2017).
 *
 * @param slopes one per label
 * @param offsets one per label
 */
public record Calibration(double[] slopes, double[] offsets) {

  /** Leaves scores as they are. */
  public static Calibration none(int labels) {
    double[] slopes = new double[labels];
    Arrays.fill(slopes, 1);
    return new Calibration(slopes, new double[labels]);
  }

  /** Probabilities of the given scores. */
  public double[] probabilities(Output output, double[] scores) {
    double[] probabilities = new double[scores.length];
    for (int label = 0; label < scores.length; label++) {
      probabilities[label] = slopes[label] * scores[label] + offsets[label];
    }
    output.probabilities(probabilities);
    return probabilities;
  }
}
