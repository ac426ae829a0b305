package news.copydesk.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import news.copydesk.article.Article;
import news.copydesk.ingest.ArticleLine.Rest;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles from JSON Lines, plain or gzip (told by its first two bytes, not by its name), one
 * line at a time in constant memory. A bad line is an {@link ArticleLine.Bad} and the reading goes
 * on; blank lines are skipped. A stream that breaks in the middle ends with a bad line that says
 * so. Not thread-safe.
 *
 * @see ArticleJson the fields
 */
public final class ArticleReader implements ArticleSource {

  /** The argument that means standard input. */
  public static final String STDIN = "-";

  /** The longest line, in bytes, unless given: eight times what a broker takes by default. */
  public static final int DEFAULT_LINE_LIMIT = 8 * 1024 * 1024;

  private final String file;
  private final InputStream in;
  private final LineReader lines;
  private final int lineLimit;
  private final Parsing parsing;
  private @Nullable ArticleLine next;
  private boolean ended;

  private interface Parsing {
    Article parse(String line) throws BadArticleException;
  }

  private ArticleReader(String file, InputStream in, int lineLimit, Parsing parsing) {
    this.parsing = parsing;
    this.file = file;
    this.in = in;
    this.lineLimit = lineLimit;
    this.lines = new LineReader(in, lineLimit);
  }

  /**
   * Opens a file, or standard input for {@code -}.
   *
   * @param stdin what {@code -} means; closed with the reader
   * @throws IOException when the file cannot be opened
   */
  public static ArticleReader open(String argument, InputStream stdin) throws IOException {
    return argument.equals(STDIN) ? of("stdin", stdin) : open(Path.of(argument));
  }

  /**
   * As {@link #open(String, InputStream)}, but an article need not have an id; it is empty then.
   */
  public static ArticleReader openAnyId(String argument, InputStream stdin) throws IOException {
    return argument.equals(STDIN)
        ? of("stdin", stdin, DEFAULT_LINE_LIMIT, new ArticleJson()::parseAnyId)
        : of(
            argument,
            Files.newInputStream(Path.of(argument)),
            DEFAULT_LINE_LIMIT,
            new ArticleJson()::parseAnyId);
  }

  /**
   * Opens a file.
   *
   * @throws IOException when it cannot be opened
   */
  public static ArticleReader open(Path path) throws IOException {
    return of(path.toString(), Files.newInputStream(path));
  }

  /**
   * Reads a stream, which is closed with the reader (and when this throws).
   *
   * @param name what messages call it
   */
  public static ArticleReader of(String name, InputStream in) throws IOException {
    return of(name, in, DEFAULT_LINE_LIMIT);
  }

  /**
   * Reads a stream with another line limit.
   *
   * @param lineLimit the longest line that may be an article, in bytes
   */
  public static ArticleReader of(String name, InputStream in, int lineLimit) throws IOException {
    return of(name, in, lineLimit, new ArticleJson()::parse);
  }

  private static ArticleReader of(String name, InputStream in, int lineLimit, Parsing parsing)
      throws IOException {
    try {
      return new ArticleReader(name, unzipped(in), lineLimit, parsing);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  static InputStream unzipped(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 64 * 1024);
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    boolean gzip = first == 0x1f && second == 0x8b; // RFC 1952, section 2.3.1
    return gzip ? new GZIPInputStream(buffered, 64 * 1024) : buffered;
  }

  @Override
  public boolean hasNext() {
    while (next == null && !ended) {
      next = read();
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

  /** The next line that is not blank; null when there is none here. */
  private @Nullable ArticleLine read() {
    try {
      Optional<LineReader.Line> line = lines.next();
      ended = line.isEmpty();
      return line.isEmpty() ? null : parse(line.get());
    } catch (IOException e) {
      ended = true;
      String why = "the rest cannot be read (" + e.getMessage() + "); fetch or pack the file again";
      return new ArticleLine.Bad(file, lines.number() + 1, why, Rest.UNREADABLE);
    }
  }

  private @Nullable ArticleLine parse(LineReader.Line line) {
    if (line.tooLong()) {
      String why =
          "the line has %,d bytes, %,d are allowed; split or shorten the article"
              .formatted(line.bytes(), lineLimit);
      return new ArticleLine.Bad(file, line.number(), why);
    }
    if (line.text().isBlank()) {
      return null;
    }
    try {
      return new ArticleLine.Good(file, line.number(), parsing.parse(line.text()));
    } catch (BadArticleException e) {
      // A last line without its end may be one of which the rest is still to be written.
      Rest rest = line.ended() ? Rest.READABLE : Rest.UNREADABLE;
      return new ArticleLine.Bad(file, line.number(), e.reason(), rest);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
