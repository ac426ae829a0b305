package news.copydesk.annotation.sentiment;

import java.util.Arrays;

/**
 * Adds up what the lexicons say of a sentence's words, negated words turned round: over the whole
 * sentence, left and right of the target, and in its clause. Not thread-safe.
 */
final class LexiconScores {

  private static final int SCORES = 9;
  private static final int NEAR = 6;
  private static final float WHOLE_SCALE = 1 / 2f;
  private static final float PART_SCALE = 1 / 1.5f;

  private final float[] word = new float[SCORES];
  private final float[] sums = new float[4 * SCORES];

  /** The sums, nine per part; good until the next call. */
  float[] of(SentenceView sentence) {
    Arrays.fill(sums, 0);
    int target = sentence.target;
    for (int i = 0; i < sentence.size; i++) {
      if (sentence.row[i] < 0) {
        continue;
      }
      score(sentence.tokens, sentence.token[i], sentence.negated[i] ? -1 : 1);
      add(0, WHOLE_SCALE);
      if (target >= 0 && Math.abs(i - target) <= NEAR) {
        add(i < target ? 1 : 2, PART_SCALE);
      }
      if (target >= 0 && sentence.clause[i] == sentence.clause[target]) {
        add(3, PART_SCALE);
      }
    }
    return sums;
  }

  private void score(KnownTokens tokens, int token, int sign) {
    float tone = sign * tokens.lexicon(token, KnownTokens.TONE);
    float valence = sign * tokens.lexicon(token, KnownTokens.VALENCE);
    word[0] = tone;
    word[1] = tokens.lexicon(token, KnownTokens.NEGATIVE);
    word[2] = tokens.lexicon(token, KnownTokens.POSITIVE);
    word[3] = valence;
    word[4] = Math.max(0, -valence);
    word[5] = Math.max(0, valence);
    word[6] = tokens.lexicon(token, KnownTokens.HAS_VALENCE);
    word[7] = Math.max(0, -tone);
    word[8] = Math.abs(valence) > 1 ? sign * valence : 0;
  }

  private void add(int part, float scale) {
    for (int i = 0; i < SCORES; i++) {
      sums[part * SCORES + i] += scale * word[i];
    }
  }
}
