package news.copydesk.experiment;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/** Intervals of 95 % from sums. */
final class Statistics {

  private static final double CONFIDENCE = 0.95;
  private static final double QUANTILE = 0.5 + CONFIDENCE / 2;

  private Statistics() {}

  /**
   * A sample that is known by its sums.
   *
   * @param count how many values
   * @param sum of the values
   * @param squares sum of their squares
   */
  record Sample(long count, double sum, double squares) {

    double mean() {
      return count == 0 ? Double.NaN : sum / count;
    }

    /** Unbiased; NaN of fewer than two values. */
    double variance() {
      return count < 2 ? Double.NaN : Math.max(0, squares - sum * sum / count) / (count - 1);
    }
  }

  /** The mean, by Student's t. */
  static Interval mean(Sample sample) {
    double error = Math.sqrt(sample.variance() / sample.count());
    return around(sample.mean(), error, sample.count() - 1.0);
  }

  /** The second sample's mean less the first's, by Welch's t (1947): variances may differ. */
  static Interval difference(Sample first, Sample second) {
    double one = first.variance() / first.count();
    double other = second.variance() / second.count();
    double freedom =
        (one + other)
            * (one + other)
            / (one * one / (first.count() - 1) + other * other / (second.count() - 1));
    return around(second.mean() - first.mean(), Math.sqrt(one + other), freedom);
  }

  private static Interval around(double value, double error, double freedom) {
    if (Double.isNaN(error)) {
      return new Interval(value, Double.NaN, Double.NaN);
    }
    if (error == 0) {
      return new Interval(value, value, value);
    }
    double reach = new TDistribution(null, freedom).inverseCumulativeProbability(QUANTILE) * error;
    return new Interval(value, value - reach, value + reach);
  }

  /** A share, by Wilson's score (1927): right for few and for none too. */
  static Interval share(long count, long of) {
    if (of == 0) {
      return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }
    ConfidenceInterval wilson =
        new WilsonScoreInterval()
            .createInterval(Math.toIntExact(of), Math.toIntExact(count), CONFIDENCE);
    return new Interval((double) count / of, wilson.getLowerBound(), wilson.getUpperBound());
  }
}
