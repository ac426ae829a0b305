package news.copydesk.annotation.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodePointsTest {

  @Test
  void countsAnEmojiAsOne() {
    CodePoints codePoints = new CodePoints("a😀b");

    assertThat(codePoints.at(1)).isEqualTo(1);
    assertThat(codePoints.at(3)).isEqualTo(2);
    assertThat(codePoints.at(4)).isEqualTo(3);
  }

  @Test
  void countsALoneSurrogateAsOne() {
    CodePoints codePoints = new CodePoints("\uDE00a\uD83Db");

    assertThat(codePoints.at(1)).isEqualTo(1);
    assertThat(codePoints.at(3)).isEqualTo(3);
    assertThat(codePoints.at(4)).isEqualTo(4);
  }

  @Test
  void countsRightToLeftTextAndBidiControlsInLogicalOrder() {
    CodePoints codePoints = new CodePoints("\u202Eשלום\u202C x");

    assertThat(codePoints.at(5)).isEqualTo(5);
    assertThat(codePoints.at(8)).isEqualTo(8);
  }

  @Test
  void answersTheSameOffsetAgain() {
    CodePoints codePoints = new CodePoints("😀😀");

    assertThat(codePoints.at(2)).isEqualTo(1);
    assertThat(codePoints.at(2)).isEqualTo(1);
  }

  @Test
  void refusesToGoBack() {
    CodePoints codePoints = new CodePoints("abc");
    codePoints.at(2);

    assertThatThrownBy(() -> codePoints.at(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("offset 1 is below 2");
  }
}
