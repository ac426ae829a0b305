package news.copydesk.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Section;
import org.junit.jupiter.api.Test;

class HighlighterTest {

  private static final String ESC = "\u001b";

  @Test
  void bracketsMentionsWithTheirTypeWhereThereIsNoColour() {
    EnrichedArticle article =
        new Enriched("Roe visits Bonn", "Jane Roe of Acme\n\nleft Bonn.")
            .mention("PERSON", Section.TITLE, "Roe")
            .mention("PERSON", Section.BODY, "Jane Roe")
            .mention("LOCATION", Section.BODY, "Bonn")
            .article();

    assertThat(new Highlighter(Colour.OFF, 80).lines(article))
        .containsExactly(
            "[Roe|PERSON] visits Bonn",
            "Courier · 2026-11-03 09:30 UTC · en · courier/1",
            "",
            "[Jane Roe|PERSON] of Acme",
            "",
            "left [Bonn|LOCATION].",
            "",
            "PERSON: Roe, Jane Roe",
            "LOCATION: Bonn",
            "topics: politics 90%",
            "tone: positive",
            "entities: corenlp 4.5.10 TIMED_OUT (late), 1.5 ms",
            "truncated: only the beginning was annotated");
  }

  @Test
  void coloursMentionsByType() {
    EnrichedArticle article =
        new Enriched(null, "Roe in Bonn")
            .mention("PERSON", Section.BODY, "Roe")
            .mention("LOCATION", Section.BODY, "Bonn")
            .article();

    assertThat(new Highlighter(Colour.ON, 80).lines(article))
        .contains(ESC + "[1;33mRoe" + ESC + "[0m in " + ESC + "[1;32mBonn" + ESC + "[0m");
  }

  @Test
  void countsOffsetsInCodePoints() {
    EnrichedArticle article =
        new Enriched(null, "😀😀 Zoë 👩‍👧 in Łódź 𝄞 City!")
            .mention("LOCATION", Section.BODY, "Łódź 𝄞 City")
            .article();

    assertThat(new Highlighter(Colour.OFF, 80).lines(article))
        .contains("😀😀 Zoë 👩‍👧 in [Łódź 𝄞 City|LOCATION]!");
  }

  @Test
  void takesThePowerOverTheTerminalFromTheText() {
    String hostile = "a" + ESC + "[2Jb\u202Ec\u009B31md\u0007 Roe" + ESC + "]0;x";
    EnrichedArticle article =
        new Enriched(hostile, hostile)
            .mention("PER" + ESC + "[1mSON", Section.BODY, "Roe" + ESC + "]0;x")
            .article();

    List<String> plain = new Highlighter(Colour.OFF, 80).lines(article);
    List<String> coloured = new Highlighter(Colour.ON, 80).lines(article);

    assertThat(plain).contains("a␛[2Jb\uFFFDc\uFFFD31md␇ [Roe␛]0;x|PER␛[1mSON]");
    assertThat(plain)
        .allSatisfy(line -> assertThat(line).doesNotContain(ESC, "\u202E", "\u009B", "\u0007"));
    assertThat(coloured)
        .allSatisfy(
            line ->
                assertThat(line.replaceAll(ESC + "\\[[0-9;]*m", "")).doesNotContain(ESC, "\u202E"));
  }

  @Test
  void ignoresMentionsThatOverlapOrPointOutside() {
    EnrichedArticle article =
        new Enriched(null, "Jane Roe")
            .mention("PERSON", Section.BODY, 0, 8, "Jane Roe")
            .mention("PERSON", Section.BODY, 5, 8, "Roe")
            .mention("MISC", Section.BODY, 9, 12, "???")
            .mention("MISC", Section.BODY, -1, 2, "???")
            .article();

    assertThat(new Highlighter(Colour.OFF, 80).lines(article)).contains("[Jane Roe|PERSON]");
  }

  @Test
  void noLineIsWiderThanTheTerminalNorBreaksAColour() {
    String body = "Jane Roe of 東京都 and Łódź 😀 ".repeat(30) + "x".repeat(100);
    EnrichedArticle article =
        new Enriched(null, body).mention("PERSON", Section.BODY, "Jane Roe").article();

    for (int width = 20; width < 60; width++) {
      int columns = width;
      assertThat(new Highlighter(Colour.ON, width).lines(article))
          .allSatisfy(
              line -> {
                String bare = line.replaceAll(ESC + "\\[[0-9;]*m", "");
                assertThat(DisplayWidth.of(bare)).isLessThanOrEqualTo(columns);
                assertThat(line.split(ESC + "\\[[1-9]", -1))
                    .hasSameSizeAs(line.split(ESC + "\\[0m", -1));
              });
    }
  }

  @Test
  void saysWhenTheTextWasNotKept() {
    EnrichedArticle article = new Enriched("t", null).article();

    assertThat(new Highlighter(Colour.OFF, 80).lines(article))
        .contains("(the text was not kept in the enriched record)", "no entities");
  }
}
