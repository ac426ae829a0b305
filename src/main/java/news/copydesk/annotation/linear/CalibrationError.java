package news.copydesk.annotation.linear;

/**
 * Expected calibration error (Naeini, Cooper, Hauskrecht 2015): how far, on average, a stated
 * probability is from how often it was right. Not thread-safe.
 */
public final class CalibrationError {

  private final double[] stated;
  private final double[] right;
  private final long[] counts;

  /**
   * @param bins equal parts of 0 to 1 that are looked at by themselves; 10 and 15 are usual
   */
  public CalibrationError(int bins) {
    stated = new double[bins];
    right = new double[bins];
    counts = new long[bins];
  }

  /** Notes one statement. */
  public void add(double probability, boolean wasRight) {
    int bin = Math.min(counts.length - 1, Math.max(0, (int) (probability * counts.length)));
    stated[bin] += probability;
    right[bin] += wasRight ? 1 : 0;
    counts[bin]++;
  }

  /** The error, from 0 (honest) to 1; 0 when nothing was noted. */
  public double value() {
    double error = 0;
    long all = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      error += Math.abs(stated[bin] - right[bin]);
      all += counts[bin];
    }
    return all == 0 ? 0 : error / all;
  }
}
