package news.copydesk.annotation.sentiment;

/** The three tones as positions in an array: negative, neutral, positive. */
final class Tones {

  static final int COUNT = 3;
  static final int NEGATIVE = 0;
  static final int NEUTRAL = 1;
  static final int POSITIVE = 2;

  private Tones() {}

  /**
   * Turns scores into probabilities, in place. {@code StrictMath}, so that training gives the same
   * bytes on every machine.
   */
  static double[] softmax(double[] scores) {
    double highest = Math.max(scores[0], Math.max(scores[1], scores[2]));
    double sum = 0;
    for (int tone = 0; tone < COUNT; tone++) {
      scores[tone] = StrictMath.exp(scores[tone] - highest);
      sum += scores[tone];
    }
    for (int tone = 0; tone < COUNT; tone++) {
      scores[tone] /= sum;
    }
    return scores;
  }
}
