package news.copydesk.annotation.sentiment;

import news.copydesk.model.Model;
import news.copydesk.model.ModelDescription;

/** A loaded sentiment model. Immutable, so shared by all threads. */
public final class SentimentModel implements Model {

  private final ModelDescription description;
  private final WordTable words;
  private final ToneWeights weights;
  private final Convolution network;

  SentimentModel(ModelDescription description, WordTable words, ToneWeights weights) {
    this.description = description;
    this.words = words;
    this.weights = weights;
    this.network = new Convolution(weights.network(), words);
  }

  @Override
  public ModelDescription description() {
    return description;
  }

  /** Scores sentences for one caller. */
  ToneScorer scorer() {
    return new ToneScorer(words, weights, network);
  }

  @Override
  public void close() {}
}
