package news.copydesk.annotation.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class KnownTokensTest {

  private static final String TEXT = "He, who didn't say \"no\" but paid; that - fails";

  private final KnownTokens tokens = ShippedModel.MODEL.scorer().tokens(TEXT);

  @Test
  void knowsTheWordsThatTurnATone() {
    assertThat(those(tokens::negates)).containsExactly("didn't", "no", "fails");
  }

  @Test
  void knowsWhatEndsANegationAndBeginsAClause() {
    assertThat(those(tokens::breaks)).containsExactly(",", "\"", "\"", "but", ";");
    assertThat(those(tokens::beginsClause))
        .containsExactly(",", "who", "\"", "\"", "but", ";", "that");
    assertThat(those(tokens::quotes)).containsExactly("\"", "\"");
  }

  @Test
  void knowsWhatTheLexiconsSay() {
    int fails = tokens.tokens().size() - 1;

    assertThat(tokens.lexicon(fails, KnownTokens.TONE)).isNegative();
    assertThat(tokens.lexicon(fails, KnownTokens.VALENCE)).isNegative();
    assertThat(tokens.lexicon(fails, KnownTokens.HAS_VALENCE)).isOne();
    assertThat(tokens.lexicon(fails, KnownTokens.NEGATIVE))
        .isGreaterThan(tokens.lexicon(fails, KnownTokens.POSITIVE));
  }

  private List<String> those(IntPredicate kind) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.tokens().size(); i++) {
      if (kind.test(i)) {
        words.add(TEXT.substring(tokens.tokens().begin(i), tokens.tokens().end(i)));
      }
    }
    return words;
  }
}
