package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.article.Article;
import org.junit.jupiter.api.Test;

class NinjsReaderTest {

  @Test
  void readsAnItemOfVersionOne() throws IOException {
    Article article =
        good(
            read("""
                    {"uri": "https://wire.example.org/items/17", "version": "3",
                     "versioncreated": "2026-11-03T09:30:00+01:00", "language": "en",
                     "headline": "Harbor bridge opens", "byline": "Jo Ford",
                     "body_xhtml": "<p>It opened.</p>", "body_text": "It opened.",
                     "subject": [{"name": "transport"}, {"name": "city"}], "source": "Wire"}
                    """)
                .get(0));

    assertThat(article.getId()).isEqualTo("https://wire.example.org/items/17");
    assertThat(article.getUrl()).isEqualTo(article.getId());
    assertThat(article.getRevision()).isEqualTo(3);
    assertThat(article.getTitle()).isEqualTo("Harbor bridge opens");
    assertThat(article.getBody()).isEqualTo("It opened.");
    assertThat(article.getSource()).isEqualTo("Wire");
    assertThat(article.getPublishedAt()).isEqualTo(Instant.parse("2026-11-03T08:30:00Z"));
    assertThat(article.getAttributes())
        .isEqualTo(Map.of("byline", "Jo Ford", "subjects", "transport;city"));
  }

  @Test
  void readsItemsOfVersionTwoInAnArray() throws IOException {
    List<ArticleLine> lines =
        read(
            """
            [{"uri": "urn:wire:1", "headlines": [{"value": "One"}],
              "bodies": [{"contenttype": "text/html", "value": "<p>x</p>"},
                         {"contenttype": "text/plain", "value": "x"}],
              "infosources": [{"name": "Agency"}]},
             {"uri": "urn:wire:2", "bodies": [{"contenttype": "text/html", "value": "<p>y</p>"}]}]
            """);

    assertThat(good(lines.get(0)).getTitle()).isEqualTo("One");
    assertThat(good(lines.get(0)).getBody()).isEqualTo("x");
    assertThat(good(lines.get(0)).getSource()).isEqualTo("Agency");
    assertThat(good(lines.get(0)).getUrl()).isNull();
    assertThat(good(lines.get(1)).getBody()).isEqualTo("<p>y</p>");
    assertThat(lines).extracting(ArticleLine::number).containsExactly(1L, 2L);
  }

  @Test
  void aBadItemIsNamedAndTheNextOneRead() throws IOException {
    List<ArticleLine> lines = read("{\"headline\":\"x\"} 7 {\"uri\":\"urn:1\"} {\"uri\":");

    assertThat(lines).hasSize(4);
    assertThat(((ArticleLine.Bad) lines.get(0)).message())
        .isEqualTo(
            "test.json:1: no \"uri\"; ninjs asks for one, and it is the article's id;"
                + " is it JSON Lines? --format jsonl");
    assertThat(((ArticleLine.Bad) lines.get(1)).message()).contains("instead of a ninjs item");
    assertThat(good(lines.get(2)).getId()).isEqualTo("urn:1");
    assertThat(((ArticleLine.Bad) lines.get(3)).message()).contains("not JSON at line 1");
  }

  private static List<ArticleLine> read(String json) throws IOException {
    List<ArticleLine> lines = new ArrayList<>();
    try (NinjsReader reader =
        NinjsReader.of("test.json", new ByteArrayInputStream(json.getBytes(UTF_8)))) {
      reader.forEachRemaining(lines::add);
    }
    return lines;
  }

  private static Article good(ArticleLine line) {
    return ((ArticleLine.Good) line).article();
  }
}
