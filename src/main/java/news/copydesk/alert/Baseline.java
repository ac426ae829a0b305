package news.copydesk.alert;

/**
 * A mean and a spread that follow a series slowly: exponentially weighted (S. W. Roberts, "Control
 * Chart Tests Based on Geometric Moving Averages", 1959; the variance after T. Finch, "Incremental
 * calculation of weighted mean and variance", 2009). A value far out moves them only as far as one
 * three spreads away would (Huber's function, as in S. Gelper, R. Fried and C. Croux, "Robust
 * forecasting with exponential and Holt-Winters smoothing", 2010), so that a fault does not become
 * the baseline at once; one that lasts does in the end.
 */
final class Baseline {

  private static final double WEIGHT = 0.03;
  private static final double FAR = 3;

  /** Values before it is used: fewer say too little about the spread. */
  private static final int WARM_UP = 30;

  /** Least spread, as a share of the mean: a steady series must not make every step a leap. */
  private static final double LEAST = 0.05;

  private double mean;
  private double variance;
  private int count;

  boolean warm() {
    return count >= WARM_UP;
  }

  double mean() {
    return mean;
  }

  /** Standard deviation, at least a small share of the mean. */
  double spread() {
    return Math.max(Math.sqrt(variance), LEAST * mean);
  }

  /** How many spreads the value is away from the mean. */
  double distance(double value) {
    double spread = spread();
    return spread == 0 ? 0 : Math.abs(value - mean) / spread;
  }

  void add(double value) {
    count++;
    // The plain mean of the first values, then the weighted one.
    double weight = Math.max(WEIGHT, 1.0 / count);
    double difference = value - mean;
    if (warm()) {
      double most = FAR * spread();
      difference = Math.max(-most, Math.min(most, difference));
    }
    double step = weight * difference;
    mean += step;
    variance = (1 - weight) * (variance + difference * step);
  }
}
