package news.copydesk.annotation.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import news.copydesk.annotation.Sentiment;
import org.junit.jupiter.api.Test;

class SentenceWindowsTest {

  private static final String[] WORDS = {
    "the", "not", "mayor", "fraud", "praised", "Qwxyz", ",", "\"", "profit", "fell", "40", "who"
  };

  /** Sums of floats in another order. */
  private static final double ROUNDING = 1e-6;

  private final ToneScorer scorer = ShippedModel.MODEL.scorer();

  @Test
  void givesEveryTargetTheToneOfItsSentenceScoredByItself() {
    long seed = 20261121;
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      KnownTokens tokens = scorer.tokens(text(random, 1 + random.nextInt(12)));
      int end = tokens.tokens().size();
      int first = random.nextInt(end);

      assertSame(
          scorer.whole(tokens, first, end),
          scorer.tone(new SentenceView(tokens, first, end, first, first)));
      scorer.whole(tokens, 0, end); // Another sentence, unless the text is one.
      for (int targetFirst = first; targetFirst < end; targetFirst++) {
        for (int targetEnd = targetFirst + 1; targetEnd <= end; targetEnd++) {
          assertSame(
              scorer.towards(tokens, first, end, targetFirst, targetEnd),
              scorer.tone(new SentenceView(tokens, first, end, targetFirst, targetEnd)));
        }
      }
    }
  }

  private static String text(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }

  private static void assertSame(Sentiment one, Sentiment other) {
    assertThat(one.negative()).isCloseTo(other.negative(), within(ROUNDING));
    assertThat(one.neutral()).isCloseTo(other.neutral(), within(ROUNDING));
    assertThat(one.positive()).isCloseTo(other.positive(), within(ROUNDING));
  }
}
