package news.copydesk.annotation.linear;

/** How a model's labels relate. The order is part of the file format. */
public enum Output {
  /** Exactly one label is right; the probabilities add up to 1 (softmax). */
  ONE_OF {
    @Override
    void probabilities(double[] scores) {
      double max = Double.NEGATIVE_INFINITY;
      for (double score : scores) {
        max = Math.max(max, score);
      }
      double sum = 0;
      for (int i = 0; i < scores.length; i++) {
        scores[i] = StrictMath.exp(scores[i] - max);
        sum += scores[i];
      }
      for (int i = 0; i < scores.length; i++) {
        scores[i] /= sum;
      }
    }
  },

  /** Any number of labels is right; each has a probability of its own (logistic). */
  ANY_OF {
    @Override
    void probabilities(double[] scores) {
      for (int i = 0; i < scores.length; i++) {
        scores[i] = 1 / (1 + StrictMath.exp(-scores[i]));
      }
    }
  };

  /** Replaces log odds by probabilities, the same bits on every machine. */
  abstract void probabilities(double[] scores);
}
