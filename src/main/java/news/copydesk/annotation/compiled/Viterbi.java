package news.copydesk.annotation.compiled;

import java.util.Arrays;

/** Finds the best labels of a sentence by one CRF, exactly. Used by one thread. */
final class Viterbi {

  /** Less than any path's score, and far enough from what a long can hold. */
  private static final long IMPOSSIBLE = Long.MIN_VALUE / 2;

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

  private long[] scores;
  private long[] nextScores;
  private byte[] from = new byte[0];
  private byte[] chosen = new byte[0];

  Viterbi(Dimensions dimensions, ModelSpec spec) {
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
    scores = new long[labels];
    nextScores = new long[labels];
  }

  /**
   * The best label of each token.
   *
   * @return valid until the next call; may be longer than the sentence
   */
  byte[] best(Tokens tokens) {
    reserve(tokens.length);
    // Before the sentence there is the background.
    Arrays.fill(scores, IMPOSSIBLE);
    scores[background] = 0;
    for (int i = 0; i < tokens.length; i++) {
      int place = tokens.first() + i;
      step(
          tokens.nodeColumns,
          place * nodeWidth + nodeBase,
          tokens.edgeColumns,
          place * edgeWidth + edgeBase,
          i * labels);
      long[] swap = scores;
      scores = nextScores;
      nextScores = swap;
    }
    trace(tokens.length);
    return chosen;
  }

  private void step(int[] node, int nodeAt, int[] edge, int edgeAt, int fromAt) {
    for (int label = 0; label < labels; label++) {
      long best = Long.MIN_VALUE;
      int bestPrevious = 0;
      for (int pair = begins[label]; pair < begins[label + 1]; pair++) {
        long score = scores[previous[pair]] + edge[edgeAt + pair];
        if (score > best) {
          best = score;
          bestPrevious = previous[pair];
        }
      }
      nextScores[label] = best + node[nodeAt + label];
      from[fromAt + label] = (byte) bestPrevious;
    }
  }

  private void trace(int length) {
    int label = 0;
    for (int other = 1; other < labels; other++) {
      label = scores[other] > scores[label] ? other : label;
    }
    for (int i = length - 1; i >= 0; i--) {
      chosen[i] = (byte) label;
      label = from[i * labels + label];
    }
  }

  private void reserve(int length) {
    if (chosen.length < length) {
      chosen = new byte[length * 3 / 2];
      from = new byte[chosen.length * labels];
    }
  }
}
