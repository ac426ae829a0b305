package news.copydesk.annotation.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import news.copydesk.annotation.Document;
import org.junit.jupiter.api.Test;

class TextSampleTest {

  @Test
  void endsBetweenWords() {
    assertThat(TextSample.beginning("one two three", 9)).isEqualTo("one two");
    assertThat(TextSample.beginning("one two three", 7)).isEqualTo("one two");
    assertThat(TextSample.beginning("one two", 7)).isEqualTo("one two");
  }

  @Test
  void cutsARunWithoutWhiteSpaceButNoSurrogatePair() {
    assertThat(TextSample.beginning("日本語日本語", 4)).isEqualTo("日本語日");
    assertThat(TextSample.beginning("a😀😀", 2)).isEqualTo("a");
  }

  @Test
  void takesTheTitleOnlyWhereTheBodyIsTooShort() {
    assertThat(sample("Title", "a body")).isEqualTo("Title\na");
    assertThat(sample("Title", " a longer body")).isEqualTo("a longer");
  }

  private static String sample(String title, String body) {
    return TextSample.of(new Document("a-1", "", title, body, Optional.empty()), 10);
  }
}
