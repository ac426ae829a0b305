package news.copydesk.annotation.compiled;

import java.util.Arrays;

/** Finds the best labels of a sentence by one CRF, exactly. Used by one thread. */
final class Viterbi {

  private final int model;
  private final int labels;
  private final int background;
  private final int nodeWidth;
  private final int edgeWidth;
  private final int nodeBase;
  private final int edgeBase;

  /** Label pairs in the order of their columns: those of one label stand together. */
  private final int[] previous;

  /** Where the pairs of each label begin, and where they all end. */
  private final int[] begins;

  private double[] scores;
  private double[] nextScores;
  private byte[] from = new byte[0];
  private byte[] chosen = new byte[0];

  Viterbi(Dimensions dimensions, int model, ModelSpec spec) {
    this.model = model;
    labels = spec.labels().size();
    background = spec.background();
    nodeWidth = dimensions.nodeWidth();
    edgeWidth = dimensions.edgeWidth();
    nodeBase = spec.nodeBase();
    edgeBase = spec.edgeBase();
    previous = spec.pairs().stream().mapToInt(pair -> pair / labels).toArray();
    begins = new int[labels + 1];
    for (int pair : spec.pairs()) {
      begins[pair % labels + 1]++;
    }
    for (int label = 0; label < labels; label++) {
      begins[label + 1] += begins[label];
    }
    scores = new double[labels];
    nextScores = new double[labels];
  }

  /**
   * The best label of each token.
   *
   * @return valid until the next call; may be longer than the sentence
   */
  byte[] best(Tokens tokens) {
    reserve(tokens.length);
    Arrays.fill(chosen, 0, tokens.length, (byte) background);
    int begin = 0;
    while (begin < tokens.length) {
      int end = begin;
      while (end < tokens.length && (tokens.open[tokens.first() + end] >> model & 1) != 0) {
        end++;
      }
      if (end > begin) {
        run(tokens, begin, end);
      }
      begin = end + 1;
    }
    return chosen;
  }

  /** Labels a run of open places; before and behind it there is the background. */
  private void run(Tokens tokens, int begin, int end) {
    Arrays.fill(scores, Double.NEGATIVE_INFINITY);
    scores[background] = 0;
    for (int i = begin; i < end; i++) {
      int place = tokens.first() + i;
      step(
          tokens.node,
          place * nodeWidth + nodeBase,
          tokens.edge,
          place * edgeWidth + edgeBase,
          i * labels);
      double[] swap = scores;
      scores = nextScores;
      nextScores = swap;
    }
    int label = 0;
    if (end < tokens.length) {
      int edgeAt = (tokens.first() + end) * edgeWidth + edgeBase;
      label = bestBefore(background, tokens.edge, edgeAt);
    } else {
      for (int other = 1; other < labels; other++) {
        label = scores[other] > scores[label] ? other : label;
      }
    }
    for (int i = end - 1; i >= begin; i--) {
      chosen[i] = (byte) label;
      label = from[i * labels + label];
    }
  }

  private int bestBefore(int label, double[] edge, int edgeAt) {
    double best = Double.NEGATIVE_INFINITY;
    int bestPrevious = 0;
    for (int pair = begins[label]; pair < begins[label + 1]; pair++) {
      double score = scores[previous[pair]] + edge[edgeAt + pair];
      if (score > best) {
        best = score;
        bestPrevious = previous[pair];
      }
    }
    return bestPrevious;
  }

  private void step(double[] node, int nodeAt, double[] edge, int edgeAt, int fromAt) {
    for (int label = 0; label < labels; label++) {
      double best = Double.NEGATIVE_INFINITY;
      int bestPrevious = 0;
      for (int pair = begins[label]; pair < begins[label + 1]; pair++) {
        double score = scores[previous[pair]] + edge[edgeAt + pair];
        if (score > best) {
          best = score;
          bestPrevious = previous[pair];
        }
      }
      nextScores[label] = best + node[nodeAt + label];
      from[fromAt + label] = (byte) bestPrevious;
    }
  }

  private void reserve(int length) {
    if (chosen.length < length) {
      chosen = new byte[length * 3 / 2];
      from = new byte[chosen.length * labels];
    }
  }
}
