package news.copydesk.annotation.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

  @Test
  void keepsContractionsAbbreviationsAndNumbersWhole() {
    assertThat(words("The U.S. didn't sell 1,200.5 tons to AT&T."))
        .containsExactly("The", "U.S", ".", "didn't", "sell", "1,200.5", "tons", "to", "AT&T", ".");
  }

  @Test
  void cutsOffPossessivesAndHyphens() {
    assertThat(words("Ann's well-known plan, the boys' plan"))
        .containsExactly(
            "Ann", "'s", "well", "-", "known", "plan", ",", "the", "boys", "'", "plan");
  }

  @Test
  void takesAllQuotationMarksForOneAndAllNumbersForTwo() {
    Tokens curly = Tokenizer.tokens("“fell” 40 % in 2009");
    Tokens straight = Tokenizer.tokens("\"FELL\" 7.5 % in 1987");

    for (int i = 0; i < curly.size(); i++) {
      assertThat(curly.key(i)).isEqualTo(straight.key(i));
    }
    assertThat(curly.key(3)).isEqualTo(WordKey.NUMBER);
    assertThat(curly.key(6)).isEqualTo(WordKey.YEAR);
  }

  @Test
  void findsTheTokenAtAnOffset() {
    Tokens tokens = Tokenizer.tokens("Ann met Bo.");

    assertThat(tokens.at(0)).isZero();
    assertThat(tokens.at(4)).isEqualTo(1);
    assertThat(tokens.at(9)).isEqualTo(2);
    assertThat(tokens.at(11)).isEqualTo(tokens.size());
  }

  @Test
  void survivesLoneSurrogatesAndControlCharacters() {
    assertThat(Tokenizer.tokens("\ud83d x \udc00\u0000 \u0007").size()).isEqualTo(5);
  }

  @Test
  void endsSentencesAtTheirMarksButNotAfterTitlesAndInitials() {
    assertThat(sentences("Sen. J. Doe lost. \"It is over!\" he said. Rates fell 2.5 points."))
        .containsExactly("Sen. J. Doe lost.", "\"It is over!\" he said.", "Rates fell 2.5 points.");
  }

  @Test
  void endsSentencesAtParagraphsAndCutsEndlessOnes() {
    assertThat(sentences("A headline\n\nThen the text")).hasSize(2);
    assertThat(sentences("word ".repeat(450))).hasSize(3);
  }

  private static List<String> words(String text) {
    Tokens tokens = Tokenizer.tokens(text);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      words.add(text.substring(tokens.begin(i), tokens.end(i)));
    }
    return words;
  }

  private static List<String> sentences(String text) {
    Tokens tokens = Tokenizer.tokens(text);
    List<String> sentences = new ArrayList<>();
    for (int first = 0; first < tokens.size(); ) {
      int end = SentenceEnds.after(tokens, first);
      sentences.add(text.substring(tokens.begin(first), tokens.end(end - 1)));
      first = end;
    }
    return sentences;
  }
}
