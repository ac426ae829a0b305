package news.copydesk.annotation.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.copydesk.annotation.Sentiment;
import news.copydesk.annotation.Sentiment.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences written for this test; what any reader would say of them. */
class ShippedModelTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Quarterly profit fell 40 % as customers left                 | NEGATIVE
          Quarterly profit rose 40 % as customers returned             | POSITIVE
          The bridge was praised as a wonderful success                | POSITIVE
          The mayor was convicted of fraud and sentenced to prison     | NEGATIVE
          The committee will meet on Tuesday at the town hall          | NEUTRAL
          Shares plunge after disastrous results                       | NEGATIVE
          The company posted record earnings and beat expectations     | POSITIVE
          """)
  void readsPlainTones(String sentence, Label label) {
    assertThat(whole(sentence).label()).isEqualTo(label);
  }

  @Test
  void negationTurnsTheTone() {
    assertThat(positivity("The new plan is not good.")).isLessThan(positivity("The plan is good."));
    assertThat(positivity("The new plan is not bad."))
        .isGreaterThan(positivity("The new plan is bad."));
  }

  @Test
  void theDirectionOfANumberMatters() {
    assertThat(positivity("Profit fell 40 %.")).isLessThan(positivity("Profit rose 40 %."));
    assertThat(positivity("Losses narrowed 40 %."))
        .isGreaterThan(positivity("Losses widened 40 %."));
  }

  @Test
  void tellsTheAccuserFromTheAccused() {
    String sentence = "Carla Vane praised Tom Orrin for his honesty and courage.";

    assertThat(towards(sentence, "Tom Orrin").label()).isEqualTo(Label.POSITIVE);
    assertThat(towards(sentence, "Tom Orrin").positive())
        .isGreaterThan(towards(sentence, "Carla Vane").positive());
  }

  @Test
  void aQuoteIsAboutItsTargetRatherThanItsSpeaker() {
    String sentence = "“Tom Orrin is a liar and a disgrace,” said Carla Vane.";

    assertThat(towards(sentence, "Tom Orrin").label()).isEqualTo(Label.NEGATIVE);
    assertThat(towards(sentence, "Tom Orrin").negative())
        .isGreaterThan(towards(sentence, "Carla Vane").negative());
  }

  @Test
  void aNameHasNoToneByItself() {
    String sentence = "%s will visit the school on Friday.";

    Sentiment first = towards(sentence.formatted("Hitler"), "Hitler");
    Sentiment second = towards(sentence.formatted("Lovely"), "Lovely");

    assertThat(first).isEqualTo(second);
  }

  @Test
  void probabilitiesAddUpToOne() {
    for (String text : List.of("x", "!", "\ud83d", "Profit fell.", "word ".repeat(5_000))) {
      Sentiment tone = whole(text);

      assertThat(tone.negative() + tone.neutral() + tone.positive()).isBetween(0.999, 1.001);
    }
  }

  private static double positivity(String sentence) {
    return whole(sentence).positive() - whole(sentence).negative();
  }

  private static Sentiment whole(String sentence) {
    ToneScorer scorer = ShippedModel.MODEL.scorer();
    KnownTokens tokens = scorer.tokens(sentence);
    return scorer.whole(tokens, 0, tokens.tokens().size());
  }

  private static Sentiment towards(String sentence, String name) {
    ToneScorer scorer = ShippedModel.MODEL.scorer();
    KnownTokens known = scorer.tokens(sentence);
    Tokens tokens = known.tokens();
    int begin = sentence.indexOf(name);
    int first = tokens.at(begin);
    int end = tokens.at(begin + name.length() - 1) + 1;
    return scorer.towards(known, 0, tokens.size(), first, end);
  }
}
