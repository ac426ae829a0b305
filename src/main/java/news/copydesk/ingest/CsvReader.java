package news.copydesk.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import news.copydesk.ingest.ArticleLine.Rest;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles from comma-separated values with a heading (RFC 4180), a row at a time. A row that
 * is no article is an {@link ArticleLine.Bad} and the reading goes on; a quote that never ends
 * stops it, since nobody knows where the next row begins. Numbers are those of the line that a row
 * ends on. Not thread-safe.
 */
public final class CsvReader implements ArticleSource {

  private static final int LINE_LIMIT = ArticleReader.DEFAULT_LINE_LIMIT;
  private static final String NO_HEADING =
      "the first row is no heading; name each column once, id among them, or map columns with"
          + " --column id=HEADING";

  private final String file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private final LimitedReader limit;
  private final CsvColumns columns;
  private final List<String> headings;
  private final ArticleJson json = new ArticleJson();
  private @Nullable ArticleLine next;
  private boolean ended;

  private CsvReader(String file, LimitedReader limit, CSVParser parser, CsvColumns columns) {
    this.file = file;
    this.limit = limit;
    this.parser = parser;
    this.rows = parser.iterator();
    this.columns = columns;
    this.headings = parser.getHeaderNames().stream().map(String::strip).toList();
  }

  /**
   * Reads a stream, which is closed with the reader (and when this throws).
   *
   * @param name what messages call it
   * @param separator between the columns, a comma mostly
   * @param encoding UTF-8 where none is given, or UTF-16 where its byte order mark is
   * @throws IOException when the heading cannot be read; the message says what to do
   */
  public static CsvReader of(
      String name, InputStream in, char separator, CsvColumns columns, Optional<Charset> encoding)
      throws IOException {
    LimitedReader limit = new LimitedReader(text(name, in, encoding), LINE_LIMIT);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setHeader()
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_EMPTY)
            .setAllowMissingColumnNames(true)
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    try {
      CSVParser parser = CSVParser.builder().setReader(limit).setFormat(format).get();
      CsvReader reader = new CsvReader(name, limit, parser, columns);
      List<String> missing = columns.missing(reader.headings);
      if (!missing.isEmpty()) {
        throw new IOException(
            "%s has no column %s; it has %s"
                .formatted(name, String.join(", ", missing), String.join(", ", reader.headings)));
      }
      return reader;
    } catch (IllegalArgumentException e) {
      in.close();
      throw new IOException(name + ": " + NO_HEADING, e);
    } catch (IOException | UncheckedIOException e) {
      in.close();
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Refuses a file that no article of which can have a field.
   *
   * @throws IOException when no column holds it; the message says what to do
   */
  public void require(String field) throws IOException {
    if (headings.isEmpty()) {
      throw new IOException(file + " is empty; it has to begin with a heading");
    }
    if (!columns.hold(headings, field)) {
      throw new IOException(
          "%s has no column %s; it has %s; map one with --column %s=HEADING, or name what stands between columns with --separator"
              .formatted(file, field, String.join(", ", headings), field));
    }
  }

  private static Reader text(String name, InputStream in, Optional<Charset> encoding)
      throws IOException {
    try {
      return CsvEncoding.reader(name, ArticleReader.unzipped(in), encoding);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = read();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public ArticleLine next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    ArticleLine line = next;
    next = null;
    return line;
  }

  private @Nullable ArticleLine read() {
    limit.begin();
    try {
      return rows.hasNext() ? line(rows.next()) : null;
    } catch (UncheckedIOException | IllegalStateException e) {
      ended = true;
      String why =
          "the rest cannot be read: a quote is not closed here, or the row is over %,d characters; mend the row"
              .formatted(LINE_LIMIT);
      return new ArticleLine.Bad(file, parser.getCurrentLineNumber(), why, Rest.UNREADABLE);
    }
  }

  private ArticleLine line(CSVRecord row) {
    long number = parser.getCurrentLineNumber();
    try {
      if (row.size() != headings.size()) {
        throw new BadArticleException(
            "%d columns, the heading has %d; quote cells that hold the separator"
                .formatted(row.size(), headings.size()));
      }
      return new ArticleLine.Good(file, number, json.article(columns.json(headings, row)));
    } catch (BadArticleException e) {
      // As of a line of JSON: of a last row without its end, the rest may be still to come.
      Rest rest = limit.endedInALine() ? Rest.UNREADABLE : Rest.READABLE;
      return new ArticleLine.Bad(file, number, e.reason(), rest);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
