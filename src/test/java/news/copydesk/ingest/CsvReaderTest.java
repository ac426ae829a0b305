package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.copydesk.article.Article;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  @Test
  void headingsThatAreFieldsHoldThemAndOthersBecomeAttributes() throws IOException {
    List<ArticleLine> lines =
        read(
            Map.of(),
            "\uFEFFid,title,body,publishedAt,revision,desk\r\n"
                + "a/1,\"Bridge, opened\",\"Two\nlines\",2026-11-03,4,night\r\n");

    Article article = good(lines.get(0));
    assertThat(article.getId()).isEqualTo("a/1");
    assertThat(article.getTitle()).isEqualTo("Bridge, opened");
    assertThat(article.getBody()).isEqualTo("Two\nlines");
    assertThat(article.getPublishedAt()).isEqualTo(Instant.parse("2026-11-03T00:00:00Z"));
    assertThat(article.getRevision()).isEqualTo(4);
    assertThat(article.getAttributes()).isEqualTo(Map.of("desk", "night"));
    assertThat(lines.get(0).number()).as("the line that the row ends on").isEqualTo(3);
  }

  @Test
  void mappedColumnsWinOverThoseThatOnlyHaveTheFieldsName() throws IOException {
    Article article =
        good(read(Map.of("id", "key", "body", "text"), "id,key,text\n1,a/1,Words\n").get(0));

    assertThat(article.getId()).isEqualTo("a/1");
    assertThat(article.getBody()).isEqualTo("Words");
    assertThat(article.getAttributes()).isEmpty();
  }

  @Test
  void emptyCellsAreUnknown() throws IOException {
    Article article = good(read(Map.of(), "id,title,url,publishedAt\na,,,\n").get(0));

    assertThat(article.getTitle()).isNull();
    assertThat(article.getUrl()).isNull();
    assertThat(article.getPublishedAt()).isNull();
  }

  @Test
  void aBadRowIsNamedAndTheNextOneRead() throws IOException {
    List<ArticleLine> lines = read(Map.of(), "id,publishedAt\na,yesterday\nb\nc,2026-11-03\n");

    assertThat(lines).hasSize(3);
    assertThat(message(lines.get(0)))
        .startsWith("test.csv:2: \"publishedAt\" is not a date: \"yesterday\"");
    assertThat(message(lines.get(1))).startsWith("test.csv:3: 1 columns, the heading has 2");
    assertThat(good(lines.get(2)).getId()).isEqualTo("c");
  }

  @Test
  void aQuoteThatNeverEndsIsSaidAndEndsTheReading() throws IOException {
    List<ArticleLine> lines = read(Map.of(), "id,body\na,\"never\nends\n");

    assertThat(lines).hasSize(1);
    assertThat(message(lines.get(0))).contains("a quote is not closed");
  }

  @Test
  void aRowThatFillsTheMemoryIsBrokenOff() throws IOException {
    List<ArticleLine> lines =
        read(Map.of(), "id,body\na,\"" + "x".repeat(ArticleReader.DEFAULT_LINE_LIMIT + 100_000));

    assertThat(message(lines.get(0))).contains("is over 8,388,608 characters");
  }

  @Test
  void columnsThatAreNotThereAreNamedAtOnce() {
    assertThatThrownBy(() -> read(Map.of("id", "uid"), "id,body\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("test.csv has no column uid; it has id, body");
    assertThatThrownBy(() -> new CsvColumns(Map.of("headline", "h")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no field 'headline'; fields are");
    assertThatThrownBy(() -> read(Map.of(), "id,id\n1,2\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("name each column once");
  }

  private static List<ArticleLine> read(Map<String, String> columns, String csv)
      throws IOException {
    List<ArticleLine> lines = new ArrayList<>();
    try (CsvReader reader =
        CsvReader.of(
            "test.csv",
            new ByteArrayInputStream(csv.getBytes(UTF_8)),
            ',',
            new CsvColumns(columns))) {
      reader.forEachRemaining(lines::add);
    }
    return lines;
  }

  private static Article good(ArticleLine line) {
    return ((ArticleLine.Good) line).article();
  }

  private static String message(ArticleLine line) {
    return ((ArticleLine.Bad) line).message();
  }
}
