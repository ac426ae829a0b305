package news.copydesk.evaluation;

import java.util.Optional;

/**
 * How far stated confidences are from how often they come true: expected calibration error over ten
 * bins of equal width.
 *
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al. 2017</a>
 */
final class Calibration {

  private static final int BINS = 10;

  private final long[] count = new long[BINS];
  private final double[] confidences = new double[BINS];
  private final long[] right = new long[BINS];

  void add(double confidence, boolean isRight) {
    int bin = Math.min(BINS - 1, Math.max(0, (int) (confidence * BINS)));
    count[bin]++;
    confidences[bin] += confidence;
    right[bin] += isRight ? 1 : 0;
  }

  /** From 0 to 1; empty when there was nothing to compare. */
  Optional<Double> error() {
    long all = 0;
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      all += count[bin];
      error += Math.abs(confidences[bin] - right[bin]);
    }
    return all == 0 ? Optional.empty() : Optional.of(error / all);
  }
}
