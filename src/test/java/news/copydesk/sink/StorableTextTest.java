package news.copydesk.sink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StorableTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "é 漢 ש", "👩‍🚒😀", "\uFFFD", "\u0001\t\n"})
  void leavesWhatBothDatabasesTakeAsItIs(String text) {
    assertThat(StorableText.of(text)).isSameAs(text);
  }

  @Test
  void replacesNulAndLoneSurrogatesOneForOne() {
    String text = "\0a\uDC00\uD83D\uDE00\uD83D";

    String stored = StorableText.of(text);

    assertThat(stored).isEqualTo("\uFFFDa\uFFFD😀\uFFFD");
    assertThat(stored.codePointCount(0, stored.length()))
        .isEqualTo(text.codePointCount(0, text.length()));
  }

  @Test
  void cutsANameBetweenCodePoints() {
    assertThat(StorableText.name("😀".repeat(201))).isEqualTo("😀".repeat(200));
    assertThat(StorableText.name("short")).isEqualTo("short");
  }
}
