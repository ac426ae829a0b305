package news.copydesk.annotation.compiled;

import java.util.Arrays;

/**
 * Upper bounds for all labels of all CRFs but the backgrounds, as 16-bit lanes of a few longs, in
 * 64ths, rounded up. A bound is of what a label is worth more than the background, so a path's
 * score is split without loss: with e(a,b) a sum over label pairs and O the background, the right
 * token gets e(O,b)-e(O,O), the left one e(a,O)-e(O,O), and what is left is nothing unless both are
 * names. Longs are added as numbers: what a lane lends to the next one it gets back in the end,
 * when every sum is within its lane.
 *
 * <p>One lane more counts what was too large to be bounded.
 */
final class Lanes {

  /** Steps per unit of score. */
  static final int SCALE = 64;

  private static final int BITS = 16;
  private static final int PER_LONG = Long.SIZE / BITS;
  private static final int BIAS = 1 << (BITS - 1);

  /** No lane is the sum of more than twelve vectors, so none ever leaves its 16 bits. */
  private static final int LIMIT = (BIAS - 1) / 12;

  private final int count;
  private final int longs;

  /** Where each CRF's lanes begin, and where they all end. */
  private final int[] begins;

  private final int[] labels;
  private final int[] backgrounds;
  private final boolean[] bounded;
  private final PairColumns pairs;

  Lanes(Dimensions dimensions, Description description) {
    begins = new int[dimensions.models() + 1];
    for (int m = 0; m < dimensions.models(); m++) {
      begins[m + 1] = begins[m] + dimensions.labels(m) - 1;
    }
    count = begins[dimensions.models()];
    longs = count / PER_LONG + 1;
    labels = new int[count];
    backgrounds = new int[count];
    pairs = new PairColumns(count);
    bounded = new boolean[dimensions.models()];
    for (int m = 0; m < bounded.length; m++) {
      bounded[m] = fill(description.models().get(m), begins[m]);
    }
  }

  private boolean fill(ModelSpec spec, int begin) {
    int lane = begin;
    for (int label = 0; label < spec.labels().size(); label++) {
      if (label != spec.background()) {
        labels[lane] = spec.nodeBase() + label;
        backgrounds[lane] = spec.nodeBase() + spec.background();
        lane++;
      }
    }
    return pairs.fill(spec, begin);
  }

  /** Longs of a vector. */
  int longs() {
    return longs;
  }

  /** The first lane of a CRF; its labels' lanes stand in their order. */
  int begin(int model) {
    return begins[model];
  }

  /** The lane behind a CRF's last one. */
  int end(int model) {
    return begins[model + 1];
  }

  /** Whether a CRF allows the background beside every label; otherwise nothing is bounded. */
  boolean bounded(int model) {
    return bounded[model];
  }

  /** Column of a lane's label. */
  int label(int lane) {
    return labels[lane];
  }

  /** Column of the background of a lane's CRF. */
  int background(int lane) {
    return backgrounds[lane];
  }

  /** Room for a value per lane. */
  double[] values() {
    return new double[count];
  }

  /** Adds what labels are worth more than the background. */
  void addNode(double[] node, int at, double[] values) {
    for (int lane = 0; lane < count; lane++) {
      values[lane] += node[at + labels[lane]] - node[at + backgrounds[lane]];
    }
  }

  /** Adds what label pairs are worth to the right one of two tokens, behind a background. */
  void addRight(double[] edge, double[] values, int sign) {
    pairs.addBesideBackground(edge, pairs.fromBackground, values, sign);
  }

  /** Adds what label pairs are worth to the left one of two tokens, before a background. */
  void addLeft(double[] edge, double[] values, int sign) {
    pairs.addBesideBackground(edge, pairs.toBackground, values, sign);
  }

  /** What is left to two tokens of the same label. */
  void same(double[] edge, long[] to, int at) {
    double[] values = values();
    pairs.same(edge, values);
    pack(values, to, at);
  }

  /** At most what is left to a token behind one of another label. */
  void other(double[] edge, long[] to, int at) {
    double[] values = values();
    pairs.other(edge, values);
    pack(values, to, at);
  }

  /** Packs a value per lane, rounded up. */
  void pack(double[] values, long[] to, int at) {
    Arrays.fill(to, at, at + longs, 0);
    long over = 0;
    for (int lane = 0; lane < count; lane++) {
      double scaled = Math.ceil(values[lane] * SCALE);
      over |= scaled > LIMIT ? 1 : 0;
      long value = (long) Math.max(-LIMIT, Math.min(LIMIT, scaled));
      to[at + lane / PER_LONG] += value << (lane % PER_LONG * BITS);
    }
    to[at + count / PER_LONG] += over << (count % PER_LONG * BITS);
  }

  /** Unpacks the sum of vectors into one number per lane. */
  void unpack(long[] from, int at, int[] to, int toAt) {
    int lane = 0;
    for (int i = 0; i < longs; i++) {
      long biased = from[at + i] + 0x8000_8000_8000_8000L;
      for (int part = 0; part < PER_LONG && lane < count; part++) {
        to[toAt + lane] = (int) (biased >>> (part * BITS) & 0xFFFF) - BIAS;
        lane++;
      }
    }
  }

  /** Whether any vector of a sum was too large to be bounded. */
  boolean unbounded(long[] from, int at) {
    long biased = from[at + count / PER_LONG] + 0x8000_8000_8000_8000L;
    return (int) (biased >>> (count % PER_LONG * BITS) & 0xFFFF) != BIAS;
  }
}
