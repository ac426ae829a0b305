package news.copydesk.annotation.boilerplate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFurnitureTest {

  private static final String TEXT =
      "The bridge opened. By noon, two hundred people had crossed it.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "By Jane Doe",
        "BY JANE DOE",
        "By Jane Doe, Staff Writer",
        "By JANE DOE, Staff writer",
        "By Jane Doe and John Roe, Herald staff writers",
        "By Jane Doe, special correspondent",
        "By Jane Doe and John Q. Roe | The Evening Herald",
        "By Zoë O'Brien-Müller, Reuters",
        "Read more: Bridge closed for repairs",
        "READ MORE »",
        "See also: Ten bridges you should know",
        "Related stories",
        "Photo: Jane Doe/Evening Herald",
        "(Photo by Jane Doe via Getty Images)",
        "Image credit: Jane Doe",
        "(AP Photo/Jane Doe)",
        "Getty Images / John Roe",
        "(Reporting by Jane Doe in Berlin; Editing by John Roe)",
        "Share  Tweet  Email  Print",
        "Facebook | Twitter | WhatsApp | E-mail",
        "Share on Facebook",
        "Share this article",
        "ADVERTISEMENT",
        "Sign up for our daily newsletter",
        "Subscribe to the Morning Desk newsletter today!",
        "© 2024 Evening Herald. All rights reserved.",
      })
  void blanksFurniture(String line) {
    String masked = PageFurniture.masked(line + "\n\n" + TEXT);

    assertThat(masked).isEqualTo(" ".repeat(line.length()) + "\n\n" + TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TEXT,
        "By Monday the water had gone.",
        "By The Numbers",
        "By John Roe, a writer of the old school",
        "By Jane Doe, writers of letters",
        "By the time they came",
        "Read more books, the minister told pupils",
        "Photos of the bridge are in the museum",
        "Image: how the bridge changed the town's idea of itself",
        "Share prices fell",
        "Email",
        "Shares on the rise",
        "Print shops close",
        "Sign up for the choir at the town hall",
        "Related companies profit 3.1 mln vs 1.4 mln.",
        "Copyright law makes the photographer the owner.",
        "(Laughter)",
        "Post offices in Bonn",
      })
  void leavesTheArticleAlone(String line) {
    String text = line + "\n\nMore.";

    assertThat(PageFurniture.masked(text)).isSameAs(text);
  }

  @Test
  void takesANameForABylineOnlyAboveTheText() {
    assertThat(PageFurniture.masked("Title\n\nBy Jane Doe\nText."))
        .isEqualTo("Title\n\n           \nText.");

    String below = "One.\nTwo.\nThree.\nBy Jane Doe\n";
    assertThat(PageFurniture.masked(below)).isSameAs(below);
  }

  @Test
  void blanksEachCodePointWithOneSpace() {
    assertThat(PageFurniture.masked("x\nPhoto: 😀\nx")).isEqualTo("x\nPhoto: 😀\nx");
    assertThat(PageFurniture.masked("x\nRead more: 😀\nx")).isEqualTo("x\n            \nx");
  }

  @Test
  void doesNotLookAtLongLines() {
    String line = "Read more: " + "x".repeat(200);

    assertThat(PageFurniture.masked(line)).isSameAs(line);
  }

  @Test
  void readsWindowsLineEnds() {
    assertThat(PageFurniture.masked("By Jane Doe\r\nText.\r\n"))
        .isEqualTo(" ".repeat(12) + "\nText.\r\n");
  }
}
