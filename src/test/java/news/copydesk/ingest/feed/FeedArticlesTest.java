package news.copydesk.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FeedArticlesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String RSS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel><title>Herald &amp; Post</title><link>https://herald.example.org/</link>
      <description>d</description>
      <item><title>Second</title><guid isPermaLink="false">17</guid>
        <link>https://herald.example.org/17</link>
        <pubDate>Tue, 03 Nov 2026 10:00:00 GMT</pubDate><category>city</category>
        <description>Short.</description>
        <content:encoded><![CDATA[<h1>Full</h1><p>It &amp; more.</p><script>x()</script>]]></content:encoded>
      </item>
      <item><title>First</title><guid>https://herald.example.org/16</guid>
        <pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate>
        <description>Only &lt;b&gt;this&lt;/b&gt;.</description></item>
      </channel></rss>
      """;

  @Test
  void readsRssOldestFirstWithTheFullTextWhereThereIsOne() throws Exception {
    List<Article> articles = read(RSS);

    assertThat(articles)
        .extracting(Article::getId)
        .containsExactly("https://herald.example.org/16", "herald.example.org/17");
    Article second = articles.get(1);
    assertThat(second.getTitle()).isEqualTo("Second");
    assertThat(second.getBody()).isEqualTo("Full\n\nIt & more.");
    assertThat(second.getSource()).isEqualTo("Herald & Post");
    assertThat(second.getUrl()).isEqualTo("https://herald.example.org/17");
    assertThat(second.getPublishedAt()).isEqualTo(Instant.parse("2026-11-03T10:00:00Z"));
    assertThat(second.getFetchedAt()).isEqualTo(NOW);
    assertThat(second.getAttributes()).isEqualTo(Map.of("categories", "city"));
    assertThat(articles.get(0).getBody()).isEqualTo("Only this.");
  }

  @Test
  void readsAtom() throws Exception {
    List<ArticleLine> lines =
        new FeedArticles(Optional.of("Desk"))
            .read(
                "feed.atom",
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>urn:f</id>
                <entry><id>urn:e:1</id><title type="html">A &amp;lt;b&amp;gt;B&amp;lt;/b&amp;gt;</title>
                <link href="https://a.example.org/1"/><updated>2026-11-03T10:00:00Z</updated>
                <author><name>Jo Ford</name></author>
                <content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry></feed>
                """
                    .getBytes(UTF_8),
                NOW);

    List<Article> articles = articles(lines);
    assertThat(articles).hasSize(1);
    assertThat(articles.get(0).getId()).isEqualTo("urn:e:1");
    assertThat(articles.get(0).getSource()).isEqualTo("Desk");
    assertThat(articles.get(0).getBody()).isEqualTo("Text.");
    assertThat(articles.get(0).getPublishedAt()).isEqualTo(Instant.parse("2026-11-03T10:00:00Z"));
    assertThat(articles.get(0).getAttributes()).isEqualTo(Map.of("author", "Jo Ford"));
  }

  @Test
  void anExternalEntityReadsNoFile(@TempDir Path dir) throws Exception {
    Path secret = Files.writeString(dir.resolve("secret"), "the secret");
    String hostile =
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"%s\">]>"
                .formatted(secret.toUri())
            + "<rss version=\"2.0\"><channel><title>&x;</title><link>l</link><description>&x;"
            + "</description><item><guid>urn:1</guid><title>&x;</title></item></channel></rss>";

    assertThatThrownBy(() -> read(hostile))
        .isInstanceOf(FeedException.class)
        .hasMessageStartingWith("feed.xml is no feed that can be read")
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  @Timeout(60)
  void entitiesThatMultiplyAreNotExpanded() {
    StringBuilder bomb =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY e0 \"x\">");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><rss version=\"2.0\"><channel><title>&e39;</title></channel></rss>");

    assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(FeedException.class);
  }

  @Test
  void whatIsNoFeedIsSaidWithoutQuotingIt() {
    assertThatThrownBy(() -> read("<html>secret words</html>"))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("give the address of an RSS or Atom feed")
        .hasMessageNotContaining("secret words");
  }

  @Test
  void anEntryWithoutGuidAndLinkIsNamedAndTheOthersRead() throws Exception {
    List<ArticleLine> lines =
        lines(
            "feed.xml",
            rss(
                "<item><title>one</title></item><item><title>two</title><guid>urn:2</guid></item>"));

    assertThat(lines).hasSize(2);
    assertThat(((ArticleLine.Bad) lines.get(0)).message())
        .startsWith("feed.xml:1: the entry has neither guid nor link");
    assertThat(((ArticleLine.Good) lines.get(1)).article().getId()).isEqualTo("urn:2");
  }

  @Test
  void relativeLinksAreThoseOfTheSite() throws Exception {
    List<Article> articles =
        read(
            rss(
                "<item><title>a</title><link>/story/1</link></item>"
                    + "<item><title>b</title><link>story 2</link><guid>2</guid></item>"));

    assertThat(articles.get(0).getId()).isEqualTo("herald.example.org//story/1");
    assertThat(articles.get(0).getUrl()).isEqualTo("https://herald.example.org/story/1");
    assertThat(articles.get(1).getId()).isEqualTo("herald.example.org/2");
    assertThat(articles.get(1).getUrl()).as("no address by the rules").isEqualTo("story 2");
  }

  @Test
  void oneControlCharacterDoesNotMakeAFeedUnreadable() throws Exception {
    List<Article> articles =
        read(rss("<item><guid>urn:1</guid><title>A\u000BB\tC\uFFFF</title></item>"));

    assertThat(articles.get(0).getTitle()).isEqualTo("A\uFFFDB C\uFFFD");
  }

  @Test
  void aDateThatIsNoneIsUnknown() throws Exception {
    List<Article> articles =
        read(rss("<item><guid>urn:1</guid><pubDate>Tomorrow</pubDate></item>"));

    assertThat(articles.get(0).getPublishedAt()).isNull();
  }

  private static String rss(String items) {
    return "<rss version=\"2.0\"><channel><title>t</title><link>https://herald.example.org/</link>"
        + "<description>d</description>"
        + items
        + "</channel></rss>";
  }

  private static List<Article> read(String xml) throws FeedException {
    return articles(lines("feed.xml", xml));
  }

  private static List<ArticleLine> lines(String name, String xml) throws FeedException {
    return new FeedArticles(Optional.empty()).read(name, xml.getBytes(UTF_8), NOW);
  }

  private static List<Article> articles(List<ArticleLine> lines) {
    return lines.stream().map(line -> ((ArticleLine.Good) line).article()).toList();
  }
}
