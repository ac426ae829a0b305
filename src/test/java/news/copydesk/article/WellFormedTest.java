package news.copydesk.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "Zürich", "日本", "a 😀 b", "😀😀", "שלום", "a\u0000b"})
  void returnsTheSameStringWhereNothingIsWrong(String text) {
    assertThat(WellFormed.text(text)).isSameAs(text);
  }

  @Test
  void replacesEachLoneSurrogateByOneReplacementCharacter() {
    assertThat(WellFormed.text("a\uD83D")).isEqualTo("a\uFFFD");
    assertThat(WellFormed.text("\uDE00a")).isEqualTo("\uFFFDa");
    assertThat(WellFormed.text("\uD83D\uD83D\uDE00")).isEqualTo("\uFFFD😀");
    assertThat(WellFormed.text("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
    assertThat(WellFormed.text("😀\uDE00b\uD83Dc")).isEqualTo("😀\uFFFDb\uFFFDc");
  }

  @Test
  void keepsTheNumberOfCodePoints() {
    String text = "x\uD83D😀\uDE00y";

    String fixed = WellFormed.text(text);

    assertThat(fixed.codePointCount(0, fixed.length()))
        .isEqualTo(text.codePointCount(0, text.length()));
  }
}
