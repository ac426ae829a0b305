package news.copydesk.annotation;

/**
 * A tone, as three probabilities that add up to 1.
 *
 * @param negative probability of a negative tone
 * @param neutral probability of a neutral tone
 * @param positive probability of a positive tone
 */
public record Sentiment(double negative, double neutral, double positive) {

  /** What is said of someone or something. */
  public enum Label {
    NEGATIVE,
    NEUTRAL,
    POSITIVE
  }

  /** The most probable tone; neutral where two are equal. */
  public Label label() {
    if (negative > neutral && negative > positive) {
      return Label.NEGATIVE;
    }
    return positive > neutral && positive > negative ? Label.POSITIVE : Label.NEUTRAL;
  }
}
