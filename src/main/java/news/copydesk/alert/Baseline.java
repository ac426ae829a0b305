package news.copydesk.alert;

/**
 * A mean and a spread that follow a series slowly: exponentially weighted (S. W. Roberts, "Control
 * Chart Tests Based on Geometric Moving Averages", 1959; the variance after T. Finch, "Incremental
 * calculation of weighted mean and variance", 2009). A value more than three spreads out moves the
 * mean only as far as one at three spreads would (Huber's function, as in S. Gelper, R. Fried and
 * C. Croux, "Robust forecasting with exponential and Holt-Winters smoothing", 2010) and the spread
 * not at all, so that a fault does not become the baseline at once; one that lasts does in the end.
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

  /** How many standard errors the mean of so many values is away from the baseline. */
  double distance(double value, int values) {
    double error = spread() / Math.sqrt(values);
    return error == 0 ? 0 : Math.abs(value - mean) / error;
  }

  void add(double value) {
    count++;
    // The plain mean of the first values, then the weighted one.
    double weight = Math.max(WEIGHT, 1.0 / count);
    double difference = value - mean;
    double most = FAR * spread();
    if (count > WARM_UP && Math.abs(difference) > most) {
      mean += weight * Math.copySign(most, difference);
      return;
    }
    double step = weight * difference;
    mean += step;
    variance = (1 - weight) * (variance + difference * step);
  }
}
