package news.copydesk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import news.copydesk.cli.render.Table.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Width, safety, wrapping, tables. */
class TextTest {

  @ParameterizedTest
  @CsvSource({
    "abc, 3",
    "Łódź, 4",
    "e\u0301, 1",
    "東京, 4",
    "한국, 4",
    "😀, 2",
    "👏🏽, 2",
    "👩‍👧, 2",
    "🇺🇸🇨🇦, 4",
    "❤️, 2",
    "שלום, 4",
    "…, 1",
  })
  void measuresWhatTerminalsShow(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @Test
  void cutsBetweenCharactersOfTheScreen() {
    assertThat(DisplayWidth.cut("東京都", 5)).isEqualTo("東京");
    assertThat(DisplayWidth.cut("e\u0301e\u0301", 1)).isEqualTo("e\u0301");
    assertThat(DisplayWidth.cut("abc", 3)).isEqualTo("abc");
    assertThat(DisplayWidth.cut("😀", 1)).isEmpty();
  }

  @Test
  void replacesEachHostileCodePointByExactlyOne() {
    String hostile = "\u0000\u001b\t\r\n\u007f\u0085\u202e\u2066\u2028\udb40\udc41\ud800é😀";

    String safe = SafeText.line(hostile);

    assertThat(safe).isEqualTo("␀␛   ␡\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDé😀");
    assertThat(safe.codePointCount(0, safe.length()))
        .isEqualTo(hostile.codePointCount(0, hostile.length()));
    assertThat(SafeText.paragraphs("a\nb\u001b")).isEqualTo("a\nb␛");
  }

  @Test
  void wrapsAtSpacesAndCutsWhatIsTooLong() {
    assertThat(wrap("one two three", 7)).containsExactly("one two", "three");
    assertThat(wrap("aaa bbbb", 7)).containsExactly("aaa", "bbbb");
    assertThat(wrap("one\n\ntwo", 7)).containsExactly("one", "", "two");
    assertThat(wrap("abcdefghij k", 4)).containsExactly("abcd", "efgh", "ij k");
    assertThat(wrap("a   b", 3)).containsExactly("a", "b");
    assertThat(wrap("東京都", 1)).containsExactly("東", "京", "都");
    assertThat(wrap("", 5)).containsExactly("");
  }

  @Test
  void aWordOfTwoStylesStaysTogether() {
    List<Span> text =
        List.of(
            new Span(Style.PLAIN, "the "),
            new Span(Style.PERSON, "Roe"),
            new Span(Style.PLAIN, "s"));

    assertThat(Wrapper.wrap(text, 6, Colour.OFF)).containsExactly("the", "Roes");
  }

  @Test
  void alignsColumns() {
    Table table =
        new Table(Column.left("outlet"), Column.right("n"), Column.left("title"))
            .row("東京", 5, "a")
            .row("Courier", 123, "b");

    assertThat(table.lines(80, Colour.OFF))
        .containsExactly("outlet     n  title", "東京       5  a", "Courier  123  b");
  }

  @Test
  void theWidestColumnGivesWayAndEndsInAnEllipsis() {
    Table table = new Table(Column.left("id"), Column.left("title")).row("a1", "x".repeat(50));

    List<String> lines = table.lines(20, Colour.OFF);

    assertThat(lines.get(1)).isEqualTo("a1  " + "x".repeat(15) + "…");
    assertThat(table.lines(1, Colour.OFF).get(1)).isEqualTo("a1  xxx…");
  }

  @Test
  void cellsCannotControlTheTerminalNorBreakTheRow() {
    Table table = new Table(Column.left("x")).row("a\n\u001b[2J");

    assertThat(table.lines(80, Colour.OFF)).containsExactly("x", "a ␛[2J");
    assertThatThrownBy(() -> table.row(1, 2)).hasMessage("2 cells for 1 columns");
  }

  private static List<String> wrap(String text, int width) {
    return Wrapper.wrap(List.of(new Span(Style.PLAIN, text)), width, Colour.OFF);
  }
}
