package news.copydesk.annotation.linear;

import java.util.Arrays;
import java.util.List;

/** Finds the calibration under which texts kept out of training are the most likely. */
public final class Calibrator {

  private static final int ROUNDS = 200;
  private static final double MIN_TEMPERATURE = 0.05;
  private static final double MAX_TEMPERATURE = 20;

  private Calibrator() {}

  /**
   * Fits a calibration.
   *
   * @param scores one row per text that the model was not trained on, one score per label
   * @param targets one row per text, as in {@link Example}; NaN where nobody knows
   */
  public static Calibration fit(Output output, List<double[]> scores, List<float[]> targets) {
    int labels = scores.isEmpty() ? 0 : scores.get(0).length;
    if (output == Output.ONE_OF) {
      return temperature(scores, targets, labels);
    }
    double[] slopes = new double[labels];
    double[] offsets = new double[labels];
    for (int label = 0; label < labels; label++) {
      double[] line = platt(scores, targets, label);
      slopes[label] = line[0];
      offsets[label] = line[1];
    }
    return new Calibration(slopes, offsets);
  }

  /** Golden-section search over the logarithm of the temperature; the loss has one minimum. */
  private static Calibration temperature(List<double[]> scores, List<float[]> targets, int labels) {
    double low = StrictMath.log(1 / MAX_TEMPERATURE);
    double high = StrictMath.log(1 / MIN_TEMPERATURE);
    double ratio = (Math.sqrt(5) - 1) / 2;
    for (int round = 0; round < ROUNDS / 4; round++) {
      double left = high - ratio * (high - low);
      double right = low + ratio * (high - low);
      if (loss(scaled(left, labels), scores, targets)
          < loss(scaled(right, labels), scores, targets)) {
        high = right;
      } else {
        low = left;
      }
    }
    return scaled((low + high) / 2, labels);
  }

  private static Calibration scaled(double logSlope, int labels) {
    Calibration calibration = Calibration.none(labels);
    Arrays.fill(calibration.slopes(), StrictMath.exp(logSlope));
    return calibration;
  }

  private static double loss(
      Calibration calibration, List<double[]> scores, List<float[]> targets) {
    double loss = 0;
    for (int i = 0; i < scores.size(); i++) {
      double[] p = calibration.probabilities(Output.ONE_OF, scores.get(i));
      for (int label = 0; label < p.length; label++) {
        float target = targets.get(i)[label];
        if (target > 0) {
          loss -= target * StrictMath.log(Math.max(p[label], 1e-12));
        }
      }
    }
    return loss;
  }

  // Newton's method, with Platt's own prior: targets a little off 0 and 1, as if one text more had
  // been seen on each side.
  private static double[] platt(List<double[]> scores, List<float[]> targets, int label) {
    double positives = 0;
    double negatives = 0;
    for (float[] target : targets) {
      if (!Float.isNaN(target[label])) {
        positives += target[label];
        negatives += 1 - target[label];
      }
    }
    double high = (positives + 1) / (positives + 2);
    double low = 1 / (negatives + 2);
    double slope = 1;
    double offset = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double gradientSlope = 0;
      double gradientOffset = 0;
      double hessianSlope = 1e-6;
      double hessianOffset = 1e-6;
      double hessianBoth = 0;
      for (int i = 0; i < scores.size(); i++) {
        float target = targets.get(i)[label];
        if (Float.isNaN(target)) {
          continue;
        }
        double score = scores.get(i)[label];
        double p = 1 / (1 + StrictMath.exp(-(slope * score + offset)));
        double error = p - (low + target * (high - low));
        double curve = Math.max(p * (1 - p), 1e-9);
        gradientSlope += error * score;
        gradientOffset += error;
        hessianSlope += curve * score * score;
        hessianOffset += curve;
        hessianBoth += curve * score;
      }
      double determinant = hessianSlope * hessianOffset - hessianBoth * hessianBoth;
      if (determinant <= 0) {
        break;
      }
      double stepSlope =
          (hessianOffset * gradientSlope - hessianBoth * gradientOffset) / determinant;
      double stepOffset =
          (hessianSlope * gradientOffset - hessianBoth * gradientSlope) / determinant;
      double damp = Math.min(1, 2 / Math.max(Math.abs(stepSlope), Math.abs(stepOffset)));
      slope -= damp * stepSlope;
      offset -= damp * stepOffset;
      if (Math.abs(stepSlope) + Math.abs(stepOffset) < 1e-9) {
        break;
      }
    }
    return new double[] {slope, offset};
  }
}
