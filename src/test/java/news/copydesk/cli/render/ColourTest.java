package news.copydesk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import news.copydesk.ingest.Progress;
import org.junit.jupiter.api.Test;

/** What is decided from the environment, and the progress that depends on it. */
class ColourTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void coloursATerminalOnly() {
    assertThat(Colour.of(Map.of(), true)).isEqualTo(Colour.ON);
    assertThat(Colour.of(Map.of(), false)).isEqualTo(Colour.OFF);
    assertThat(Colour.of(Map.of("TERM", "dumb"), true)).isEqualTo(Colour.OFF);
    assertThat(Colour.of(Map.of("CLICOLOR", "0"), true)).isEqualTo(Colour.OFF);
  }

  @Test
  void canBeForced() {
    assertThat(Colour.of(Map.of("CLICOLOR_FORCE", "1"), false)).isEqualTo(Colour.ON);
    assertThat(Colour.of(Map.of("CLICOLOR_FORCE", "1", "TERM", "dumb"), false))
        .isEqualTo(Colour.ON);
    assertThat(Colour.of(Map.of("CLICOLOR_FORCE", "0"), false)).isEqualTo(Colour.OFF);
    assertThat(Colour.of(Map.of("CLICOLOR_FORCE", ""), false)).isEqualTo(Colour.OFF);
  }

  @Test
  void noColorWinsUnlessEmpty() {
    assertThat(Colour.of(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true))
        .isEqualTo(Colour.OFF);
    assertThat(Colour.of(Map.of("NO_COLOR", ""), true)).isEqualTo(Colour.ON);
  }

  @Test
  void theLaunchersWordOnTerminalsWinsOverTheConsole() {
    assertThat(Terminal.of(Map.of("COLUMNS", "120"), "2", true))
        .isEqualTo(new Terminal(false, false, true, 120));
    assertThat(Terminal.of(Map.of("COLUMNS", "x"), null, true))
        .isEqualTo(new Terminal(true, true, true, 80));
    assertThat(Terminal.of(Map.of("COLUMNS", "0"), null, false).columns())
        .as("of a terminal that was never told its size")
        .isEqualTo(80);
    assertThat(Terminal.of(Map.of("COLUMNS", "3"), null, false))
        .isEqualTo(new Terminal(false, false, false, 20));
  }

  @Test
  void inAPipeOnlyTheLinesAreWritten() {
    try (Progress progress = progress(new Terminal(true, true, false, 80), Colour.ON)) {
      progress.expect(2);
      progress.advance(2);
      progress.say("bad\u001b[2J line");
    }

    assertThat(text()).isEqualTo("bad␛[2J line" + System.lineSeparator());
  }

  @Test
  void onATerminalTheBarIsDrawnAndLinesGoAboveIt() {
    try (Progress progress = progress(new Terminal(true, true, true, 80), Colour.OFF)) {
      progress.expect(2);
      progress.advance(2);
      progress.say("a bad line");
    }

    assertThat(text())
        .contains("producing", "2/2", "\r\u001b[Ka bad line" + System.lineSeparator())
        .endsWith(System.lineSeparator());
    assertThat(text().replace("\u001b[K", "")).doesNotContain("\u001b");
  }

  @Test
  void theBarIsColouredWhereColourIsOnAndEndsOnce() {
    Progress progress = progress(new Terminal(true, true, true, 80), Colour.ON);
    progress.advance(1);
    progress.close();
    String once = text();
    progress.close();

    assertThat(once).contains("\u001b[");
    assertThat(text()).isEqualTo(once);
  }

  private Progress progress(Terminal terminal, Colour colour) {
    return BarProgress.on(err, terminal, colour, "producing", "articles");
  }

  private String text() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
