package news.copydesk.annotation.sentiment;

/**
 * The sparse features of a sentence: words and their clusters, alone, in pairs, negated, by place
 * from the target and next to it, and sums of the lexicons' scores. Not thread-safe.
 */
final class FeatureExtractor {

  private static final int BIAS = 1;
  private static final int WORD = 2;
  private static final int NEGATED_WORD = 3;
  private static final int CLUSTER = 4;
  private static final int PAIR = 5;
  private static final int WORD_BY_PLACE = 6;
  private static final int WORD_BY_SIDE = 7;
  private static final int CLUSTER_BY_PLACE = 8;
  private static final int LENGTH = 9;
  private static final int TARGET_POSITION = 10;
  private static final int TARGET_QUOTED = 11;
  private static final int TARGET_FIRST = 12;
  private static final int LEXICON = 13;
  private static final int LEXICON_LEVEL = 14;
  private static final int NEIGHBOUR = 20;
  private static final int NEIGHBOUR_CLUSTER = 30;
  private static final int WINDOW = 3;

  private final WordTable words;
  private final LexiconScores lexicon;
  private final Features features = new Features();

  FeatureExtractor(WordTable words) {
    this.words = words;
    this.lexicon = new LexiconScores();
  }

  /** The features of the sentence; good until the next call. */
  Features of(SentenceView sentence) {
    features.clear();
    features.add(BIAS, 0, 1);
    for (int i = 0; i < sentence.size; i++) {
      if (i != sentence.target) {
        addWord(sentence, i);
      }
      if (i + 1 < sentence.size) {
        features.add(PAIR, pair(sentence.key[i], sentence.key[i + 1]), 0.7f);
      }
    }
    features.add(LENGTH, Math.min(6, sentence.size / 8), 0.3f);
    if (sentence.target >= 0) {
      addTarget(sentence);
    }
    addLexicon(sentence);
    return features;
  }

  private void addWord(SentenceView sentence, int i) {
    long key = sentence.key[i];
    int cluster = words.cluster(sentence.row[i]);
    features.add(WORD, key, 1);
    features.add(CLUSTER, cluster, 0.5f);
    if (sentence.negated[i]) {
      features.add(NEGATED_WORD, key, 0.7f);
    }
    if (sentence.target >= 0) {
      int side = i < sentence.target ? 0 : 1;
      int place = sentence.distance(i) * 2 + side;
      features.add(WORD_BY_PLACE, pair(key, place), 0.5f);
      features.add(WORD_BY_SIDE, pair(key, side), 0.5f);
      features.add(CLUSTER_BY_PLACE, pair(cluster, place), 0.4f);
    }
  }

  private void addTarget(SentenceView sentence) {
    int target = sentence.target;
    features.add(TARGET_POSITION, Math.min(4, target * 5 / sentence.size), 0.3f);
    features.add(TARGET_QUOTED, sentence.quoted[target] ? 1 : 0, 0.5f);
    features.add(TARGET_FIRST, target == 0 ? 1 : 0, 0.3f);
    for (int offset = -WINDOW; offset <= WINDOW; offset++) {
      int i = target + offset;
      if (offset != 0 && i >= 0 && i < sentence.size) {
        features.add(NEIGHBOUR + offset, sentence.key[i], 0.7f);
        features.add(NEIGHBOUR_CLUSTER + offset, words.cluster(sentence.row[i]), 0.5f);
      }
    }
  }

  private void addLexicon(SentenceView sentence) {
    float[] sums = lexicon.of(sentence);
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != 0) {
        features.add(LEXICON, i, 0.5f * sums[i]);
      }
      if (Math.abs(sums[i]) > 0.01f) {
        int level = Math.round(Math.max(-3, Math.min(3, sums[i])) * 2);
        features.add(LEXICON_LEVEL, pair(i, level), 0.4f);
      }
    }
  }

  private static long pair(long first, long second) {
    return (first * 31) ^ (second * 0x9e3779b97f4a7c15L + (second >>> 29));
  }
}
