package news.copydesk.annotation.sentiment;

import news.copydesk.annotation.Sentiment;
import org.jspecify.annotations.Nullable;

/** Scores sentences for one caller. Not thread-safe; its model is. */
final class ToneScorer {

  private final WordTable words;
  private final ToneWeights weights;
  private final Convolution network;
  private final FeatureExtractor features;
  private final FilterPool pool;
  private final SentenceWindows windows;

  /** The sentence whose windows are at hand. */
  private @Nullable KnownTokens last;

  private int lastFirst;
  private int lastEnd;

  ToneScorer(WordTable words, ToneWeights weights, Convolution network) {
    this.words = words;
    this.weights = weights;
    this.network = network;
    this.features = new FeatureExtractor(words);
    this.pool = network.pool();
    this.windows = new SentenceWindows(network);
  }

  /** The text's tokens, and what the model knows of them. */
  KnownTokens tokens(String text) {
    return new KnownTokens(Tokenizer.tokens(text), words);
  }

  /** The tone of the sentence as a whole. */
  Sentiment whole(KnownTokens tokens, int first, int end) {
    SentenceView sentence = new SentenceView(tokens, first, end, first, first);
    float[] read = windows.of(sentence);
    last = tokens;
    lastFirst = first;
    lastEnd = end;
    return tone(sentence, network.scores(sentence, read, pool));
  }

  /**
   * The sentence's tone towards the words from targetFirst to targetEnd, at least one; cheaper
   * where the same sentence was the last to be asked about.
   */
  Sentiment towards(KnownTokens tokens, int first, int end, int targetFirst, int targetEnd) {
    if (tokens != last || first != lastFirst || end != lastEnd) {
      whole(tokens, first, end);
    }
    SentenceView sentence = new SentenceView(tokens, first, end, targetFirst, targetEnd);
    return tone(sentence, network.scores(sentence, windows.towards(sentence), pool));
  }

  /** The tone of a sentence towards its target, or as a whole if it has none. */
  Sentiment tone(SentenceView sentence) {
    return tone(sentence, network.scores(sentence, pool));
  }

  private Sentiment tone(SentenceView sentence, float[] ofNetwork) {
    boolean towards = sentence.target >= 0;
    LinearWeights linear = towards ? weights.towards() : weights.whole();
    Blend blend = towards ? weights.towardsBlend() : weights.wholeBlend();
    double[] tones = blend.probabilities(linear.scores(features.of(sentence)), ofNetwork);
    return new Sentiment(tones[Tones.NEGATIVE], tones[Tones.NEUTRAL], tones[Tones.POSITIVE]);
  }
}
