package news.copydesk.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Entity;
import news.copydesk.article.GazetteerLink;
import news.copydesk.article.Mention;
import news.copydesk.article.Section;
import news.copydesk.page.ShownArticle.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipperTest {

  @Test
  void cutsTextIntoPiecesAtItsMentionsInCodePoints() {
    ShownArticle shown =
        Clipper.clip(News.article("a", "\ud83e\udd80 [Jane Doe] wins", "By [Jane Doe], of [Rome]"));

    assertThat(shown.title())
        .containsExactly(
            new Piece("\ud83e\udd80 ", -1), new Piece("Jane Doe", 0), new Piece(" wins", -1));
    assertThat(shown.body())
        .extracting(Piece::text)
        .containsExactly("By ", "Jane Doe", ", of ", "Rome");
    assertThat(shown.entities())
        .extracting(ShownArticle.Name::name)
        .containsExactly("Jane Doe", "Rome");
    assertThat(shown.cut()).isFalse();
  }

  @Test
  void holdsEachPartToItsBound() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      body.append("[N").append(i).append("] \ud83e\udd80 ");
    }
    EnrichedArticle article = News.article("a", "x".repeat(10_000), body.toString());

    ShownArticle shown = Clipper.clip(article);

    assertThat(text(shown.body()).codePointCount(0, text(shown.body()).length()))
        .isEqualTo(Clipper.BODY);
    assertThat(text(shown.title())).hasSize(Clipper.TITLE);
    assertThat(shown.entities()).hasSize(Clipper.ENTITIES);
    assertThat(shown.cut()).isTrue();
  }

  @Test
  void leavesOverlappingAndImpossibleMentionsPlain() {
    EnrichedArticle article = News.article("a", "t", "[Jane Doe] spoke");
    List<Mention> mentions = new ArrayList<>();
    mentions.add(new Mention(Section.BODY, 0, 8, "Jane Doe"));
    mentions.add(new Mention(Section.BODY, 5, 12, "Doe spo"));
    mentions.add(new Mention(Section.BODY, 9, 9, ""));
    mentions.add(new Mention(Section.BODY, 12, 99, "ke"));
    article.setEntities(List.of(new Entity("PERSON", "Jane Doe", mentions, null, null)));

    assertThat(Clipper.clip(article).body())
        .containsExactly(new Piece("Jane Doe", 0), new Piece(" spoke", -1));
  }

  @Test
  void callsALinkedEntityByTheGazetteersName() {
    EnrichedArticle article = News.article("a", "[NYC] wakes", "");
    GazetteerLink link =
        new GazetteerLink("g1", "New York City", "place", 40.7, -74.0, 1.0, "ALIAS");
    article.getEntities().get(0).setLink(link);

    assertThat(Clipper.clip(article).entities())
        .containsExactly(new ShownArticle.Name("PERSON", "New York City", "place", null));
  }

  @Test
  void showsAnArticleThatHasNothingButItsId() {
    EnrichedArticle article = News.article("a", "", "");
    article.setTitle(null);
    article.setBody(null);
    article.setLanguage(null);
    article.setSentiment(null);
    article.setPublishedAt(null);

    ShownArticle shown = Clipper.clip(article);

    assertThat(shown.title()).isEmpty();
    assertThat(shown.body()).isEmpty();
    assertThat(shown.dated()).isEqualTo("2026-11-29T09:01:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "javascript://herald.example/%0aalert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/health",
        "https:evil.example",
        "https://user:secret@herald.example/",
        "https://herald.example/\"onmouseover=\"alert(1)",
        "nonsense"
      })
  void leavesOutAnUrlThatNoReaderShouldFollow(String url) {
    EnrichedArticle article = News.article("a", "t", "b");
    article.setUrl(url);

    assertThat(Clipper.clip(article).url()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://herald.example/2026/a?b=c#d",
    "http://herald.example:8080/",
    "HTTPS://herald.example/"
  })
  void keepsAnAddressOfTheWeb(String url) {
    EnrichedArticle article = News.article("a", "t", "b");
    article.setUrl(url);

    assertThat(Clipper.clip(article).url()).isEqualTo(url);
  }

  private static String text(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString();
  }
}
