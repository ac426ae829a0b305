package news.copydesk.annotation.sentiment;

import java.util.Optional;
import news.copydesk.annotation.Sentiment;

/** The weighted mean of tones. Not thread-safe. */
final class ToneSum {

  private double negative;
  private double neutral;
  private double positive;
  private double weights;

  void add(Sentiment tone, double weight) {
    negative += weight * tone.negative();
    neutral += weight * tone.neutral();
    positive += weight * tone.positive();
    weights += weight;
  }

  /** The mean; empty if nothing was added. */
  Optional<Sentiment> mean() {
    return weights == 0
        ? Optional.empty()
        : Optional.of(new Sentiment(negative / weights, neutral / weights, positive / weights));
  }
}
