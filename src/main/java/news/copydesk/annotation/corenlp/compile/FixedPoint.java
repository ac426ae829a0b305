package news.copydesk.annotation.corenlp.compile;

import java.util.HashMap;
import java.util.Map;
import news.copydesk.annotation.compiled.Lanes;

/**
 * How fine the steps are in which a CRF's weights are written: the finest with which no sum that
 * any text can bring about overflows its column. Finer steps than a float's are of no use, and with
 * much coarser ones, labels might differ from CoreNLP's.
 */
final class FixedPoint {

  /** Bits behind the point without which a CRF is refused. */
  static final int FEWEST_BITS = 20;

  private static final int MOST_BITS = 28;

  /** What is left for rounding: half a step for each row, of which far fewer are added. */
  private static final double LARGEST = (1L << (Lanes.BITS - 1)) - (1 << 12);

  private FixedPoint() {}

  /**
   * Bits behind the point.
   *
   * @throws UnsupportedCrfException if the weights are too large
   */
  static int bits(FeatureBook book) {
    double largest =
        Math.max(largestSum(book, Feature.Clique.NODE), largestSum(book, Feature.Clique.EDGE));
    int bits = MOST_BITS;
    while (bits >= FEWEST_BITS && Math.scalb(largest, bits) > LARGEST) {
      bits--;
    }
    if (bits < FEWEST_BITS) {
      throw new UnsupportedCrfException(
          "CRF "
              + book.crf().name()
              + " cannot be compiled: its weights are so large that they can add up to "
              + largest
              + " for one label");
    }
    return bits;
  }

  /** No less than any sum of a clique's features, were all of them as large as can be. */
  static double largestSum(FeatureBook book, Feature.Clique clique) {
    double[] largest = new double[0];
    for (Feature feature : Feature.values()) {
      if (feature.clique == clique) {
        double[] own = feature == Feature.GRAM ? largestOfGrams(book) : largest(book, feature);
        largest = sum(largest, own, times(book, feature));
      }
    }
    double most = 0;
    for (double column : largest) {
      most = Math.max(most, column);
    }
    return most;
  }

  /** How many features of a kind one clique can have; of grams, two rows of them. */
  private static int times(FeatureBook book, Feature feature) {
    return switch (feature) {
      case DISJUNCTION_NEXT, DISJUNCTION_PREVIOUS -> book.crf().flags().disjunctionWidth;
      default -> 1;
    };
  }

  private static double[] largest(FeatureBook book, Feature feature) {
    double[] largest = new double[0];
    for (float[] weights : book.weights(feature).values()) {
      largest = max(largest, absolute(weights));
    }
    return largest;
  }

  /** A word has one beginning and one end of each length, and each of them holds the shorter. */
  static double[] largestOfGrams(FeatureBook book) {
    Map<String, double[]> known = new HashMap<>();
    double[] beginning = new double[0];
    double[] end = new double[0];
    for (Stem stem : book.weights(Feature.GRAM).keySet()) {
      String gram = stem.first();
      if (gram.charAt(0) == '<') {
        beginning = max(beginning, withShorter(book, gram, 0, 1, known));
      }
      if (gram.charAt(gram.length() - 1) == '>') {
        end = max(end, withShorter(book, gram, 1, 0, known));
      }
    }
    return sum(beginning, end, 1);
  }

  private static double[] withShorter(
      FeatureBook book, String gram, int fromStart, int fromEnd, Map<String, double[]> known) {
    if (gram.length() < 2) {
      return new double[0];
    }
    String key = fromStart + gram;
    double[] sum = known.get(key);
    if (sum == null) {
      String shorter = gram.substring(fromStart, gram.length() - fromEnd);
      sum = withShorter(book, shorter, fromStart, fromEnd, known);
      float[] own = book.find(Feature.GRAM, gram);
      sum = own == null ? sum : sum(sum, absolute(own), 1);
      known.put(key, sum);
    }
    return sum;
  }

  private static double[] absolute(float[] weights) {
    double[] absolute = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      absolute[i] = Math.abs(weights[i]);
    }
    return absolute;
  }

  /** None has no columns. */
  private static double[] sum(double[] a, double[] b, int times) {
    double[] sum = new double[Math.max(a.length, b.length)];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (i < a.length ? a[i] : 0) + (i < b.length ? b[i] * times : 0);
    }
    return sum;
  }

  private static double[] max(double[] a, double[] b) {
    double[] max = new double[Math.max(a.length, b.length)];
    for (int i = 0; i < max.length; i++) {
      max[i] = Math.max(i < a.length ? a[i] : 0, i < b.length ? b[i] : 0);
    }
    return max;
  }
}
