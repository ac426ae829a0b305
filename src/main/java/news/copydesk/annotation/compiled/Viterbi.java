package news.copydesk.annotation.compiled;

/** Finds the best labels of a sentence, exactly. Used by one thread. */
final class Viterbi {

  private final Dimensions dimensions;
  private double[] scores = new double[0];
  private double[] nextScores = new double[0];
  private byte[] from = new byte[0];
  private byte[] chosen = new byte[0];

  Viterbi(Dimensions dimensions) {
    this.dimensions = dimensions;
  }

  /**
   * The best label of each token by one CRF.
   *
   * @param background the label before the sentence
   * @return valid until the next call; may be longer than the sentence
   */
  byte[] best(Tokens tokens, int model, int background) {
    int labels = dimensions.labels(model);
    reserve(tokens.length, labels);
    int nodes = dimensions.nodeWidth();
    int edges = dimensions.edgeWidth();
    int nodeAt = tokens.first() * nodes + dimensions.nodeBase(model);
    int edgeAt = tokens.first() * edges + dimensions.edgeBase(model);
    for (int label = 0; label < labels; label++) {
      scores[label] =
          tokens.node[nodeAt + label] + tokens.edge[edgeAt + background * labels + label];
    }
    for (int i = 1; i < tokens.length; i++) {
      nodeAt += nodes;
      edgeAt += edges;
      step(tokens.node, nodeAt, tokens.edge, edgeAt, labels, i * labels);
      double[] swap = scores;
      scores = nextScores;
      nextScores = swap;
    }
    trace(tokens.length, labels);
    return chosen;
  }

  private void step(double[] node, int nodeAt, double[] edge, int edgeAt, int labels, int fromAt) {
    for (int label = 0; label < labels; label++) {
      double best = scores[0] + edge[edgeAt + label];
      int bestPrevious = 0;
      for (int previous = 1; previous < labels; previous++) {
        double score = scores[previous] + edge[edgeAt + previous * labels + label];
        if (score > best) {
          best = score;
          bestPrevious = previous;
        }
      }
      nextScores[label] = best + node[nodeAt + label];
      from[fromAt + label] = (byte) bestPrevious;
    }
  }

  private void trace(int length, int labels) {
    int label = 0;
    for (int other = 1; other < labels; other++) {
      label = scores[other] > scores[label] ? other : label;
    }
    for (int i = length - 1; i >= 0; i--) {
      chosen[i] = (byte) label;
      label = from[i * labels + label];
    }
  }

  private void reserve(int length, int labels) {
    if (scores.length < labels) {
      scores = new double[labels];
      nextScores = new double[labels];
    }
    if (from.length < length * labels) {
      from = new byte[length * labels * 3 / 2];
    }
    if (chosen.length < length) {
      chosen = new byte[length * 3 / 2];
    }
  }
}
