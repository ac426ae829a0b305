package news.copydesk.annotation.sentiment;

import news.copydesk.annotation.Sentiment;

/** Scores sentences for one caller. Not thread-safe; its model is. */
final class ToneScorer {

  private final WordTable words;
  private final ToneWeights weights;
  private final Convolution network;
  private final FeatureExtractor features;
  private final Convolution.Scratch scratch;

  ToneScorer(WordTable words, ToneWeights weights, Convolution network) {
    this.words = words;
    this.weights = weights;
    this.network = network;
    this.features = new FeatureExtractor(words);
    this.scratch = network.scratch();
  }

  /** The text's tokens, and what the model knows of them. */
  KnownTokens tokens(String text) {
    return new KnownTokens(Tokenizer.tokens(text), words);
  }

  /** The tone of the sentence as a whole. */
  Sentiment whole(KnownTokens tokens, int first, int end) {
    return tone(new SentenceView(tokens, first, end, first, first));
  }

  /** The sentence's tone towards the words from targetFirst to targetEnd. */
  Sentiment towards(KnownTokens tokens, int first, int end, int targetFirst, int targetEnd) {
    return tone(new SentenceView(tokens, first, end, targetFirst, targetEnd));
  }

  /** The tone of a sentence towards its target, or as a whole if it has none. */
  Sentiment tone(SentenceView sentence) {
    boolean towards = sentence.target >= 0;
    LinearWeights linear = towards ? weights.towards() : weights.whole();
    Blend blend = towards ? weights.towardsBlend() : weights.wholeBlend();
    double[] tones =
        blend.probabilities(
            linear.scores(features.of(sentence)), network.scores(sentence, scratch));
    return new Sentiment(tones[Tones.NEGATIVE], tones[Tones.NEUTRAL], tones[Tones.POSITIVE]);
  }
}
