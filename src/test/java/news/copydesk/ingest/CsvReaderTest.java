package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.copydesk.article.Article;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

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

  @Test
  void headingsMatchInAnyCaseAndWithSpacesAroundThem() throws IOException {
    Article article =
        good(read(Map.of(), "ID, Title ,PUBLISHEDAT,Desk\na,T,2026-11-03,night\n").get(0));

    assertThat(article.getId()).isEqualTo("a");
    assertThat(article.getTitle()).isEqualTo("T");
    assertThat(article.getPublishedAt()).isEqualTo(Instant.parse("2026-11-03T00:00:00Z"));
    assertThat(article.getAttributes()).isEqualTo(Map.of("Desk", "night"));
    assertThat(good(read(Map.of(), "ID,id\n17,a\n").get(0)).getId()).isEqualTo("a");
  }

  @Test
  void columnsWithoutAHeadingArePassedOver() throws IOException {
    Article article = good(read(Map.of(), "id,title,,\na,T,,x\n").get(0));

    assertThat(article.getTitle()).isEqualTo("T");
    assertThat(article.getAttributes()).isEmpty();
  }

  @Test
  void aFileWithoutTheColumnThatIdentifiesArticlesIsRefusedAtOnce() throws IOException {
    try (CsvReader reader = csv("title;body\na;b\n".getBytes(UTF_8), Optional.empty())) {
      assertThatThrownBy(() -> reader.require("id"))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "test.csv has no column id; it has title;body; map one with --column id=HEADING, or"
                  + " name what stands between columns with --separator");
    }
    try (CsvReader reader = csv(new byte[0], Optional.empty())) {
      assertThatThrownBy(() -> reader.require("id"))
          .hasMessage("test.csv is empty; it has to begin with a heading");
    }
    try (CsvReader reader = csv("Desk\n1\n".getBytes(UTF_8), Optional.empty())) {
      reader.require("Desk");
    }
  }

  @Test
  void anotherEncodingIsRefusedUnlessItIsNamed() throws IOException {
    byte[] western = "id,title\n1,x\n2,Müller in Zürich\n".getBytes(WINDOWS);

    assertThatThrownBy(() -> csv(western, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("test.csv is not in UTF-8 (line 3); say what it is in: --encoding");
    try (CsvReader reader = csv(western, Optional.of(WINDOWS))) {
      reader.next();
      assertThat(good(reader.next()).getTitle()).isEqualTo("Müller in Zürich");
    }
    byte[] marked = "\uFEFFid,title\n1,Müller\n".getBytes(UTF_16BE);
    try (CsvReader reader = csv(marked, Optional.empty())) {
      assertThat(good(reader.next()).getTitle()).isEqualTo("Müller");
    }
  }

  private static CsvReader csv(byte[] bytes, Optional<Charset> encoding) throws IOException {
    return CsvReader.of(
        "test.csv", new ByteArrayInputStream(bytes), ',', new CsvColumns(Map.of()), encoding);
  }

  private static List<ArticleLine> read(Map<String, String> columns, String csv)
      throws IOException {
    List<ArticleLine> lines = new ArrayList<>();
    try (CsvReader reader =
        CsvReader.of(
            "test.csv",
            new ByteArrayInputStream(csv.getBytes(UTF_8)),
            ',',
            new CsvColumns(columns),
            Optional.empty())) {
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
