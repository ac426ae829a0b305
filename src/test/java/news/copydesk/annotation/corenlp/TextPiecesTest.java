package news.copydesk.annotation.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPiecesTest {

  @Test
  void leavesWrittenTextWhole() {
    String text = "A word, an address http://example.org/?q=" + "x".repeat(400) + " <!-- c -->\n";

    assertThat(TextPieces.starts(text.repeat(500))).containsExactly(0);
  }

  @Test
  void cutsARunWithoutWhiteSpace() {
    assertThat(TextPieces.starts("ab " + "x".repeat(1_200))).containsExactly(0, 503, 1_003);
  }

  @Test
  void cutsNoRunOfTheLongestAllowedLength() {
    String longest = "x".repeat(TextPieces.MAX_RUN);

    assertThat(TextPieces.starts(longest + "\u00a0" + longest + "\n" + longest)).containsExactly(0);
  }

  @Test
  void cutsNoSurrogatePairInTwo() {
    String text = "x" + "😀".repeat(1_000);

    assertThat(TextPieces.starts(text))
        .hasSizeGreaterThan(3)
        .allSatisfy(start -> assertThat(Character.isLowSurrogate(text.charAt(start))).isFalse());
  }

  @Test
  void cutsALineOfCommentsWithoutAnEnd() {
    String text = "<!a ".repeat(TextPieces.MAX_OPEN + 1);

    assertThat(TextPieces.starts(text)).containsExactly(0, 4 * TextPieces.MAX_OPEN);
    assertThat(TextPieces.starts(text.replace(" ", ">"))).containsExactly(0);
    assertThat(TextPieces.starts(text.replace(' ', '\n'))).containsExactly(0);
  }

  @Test
  void handlesTextWithoutACharacter() {
    assertThat(TextPieces.starts("")).containsExactly(0);
  }
}
