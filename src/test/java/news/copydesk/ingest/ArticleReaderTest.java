package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPOutputStream;
import news.copydesk.ingest.ArticleLine.Bad;
import news.copydesk.ingest.ArticleLine.Good;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleReaderTest {

  @Test
  void namesEachBadLineAndGoesOn() throws IOException {
    List<ArticleLine> lines = read("{\"id\":\"a\"}\n\nnonsense\n{\"title\":\"x\"}\n{\"id\":\"b\"}");

    assertThat(lines).extracting(ArticleLine::number).containsExactly(1L, 3L, 4L, 5L);
    assertThat(lines.get(0)).isInstanceOf(Good.class);
    assertThat(((Bad) lines.get(1)).message())
        .isEqualTo("test.jsonl:3: not JSON at column 1; write one whole JSON object per line");
    assertThat(((Bad) lines.get(2)).message())
        .isEqualTo("test.jsonl:4: no \"id\"; give every article an id that stays the same");
    assertThat(lines.get(3)).isInstanceOf(Good.class);
  }

  @Test
  void tellsGzipByItsContentNotItsName(@TempDir Path dir) throws IOException {
    Path file = Files.write(dir.resolve("articles.jsonl"), gzip("{\"id\":\"a\"}\n{\"id\":\"b\"}"));

    try (ArticleReader reader = ArticleReader.open(file)) {
      assertThat(reader).toIterable().hasSize(2).allMatch(Good.class::isInstance);
    }
  }

  @Test
  void aHyphenMeansStandardInput() throws IOException {
    InputStream stdin = new ByteArrayInputStream("{}".getBytes(UTF_8));

    try (ArticleReader reader = ArticleReader.open("-", stdin)) {
      assertThat(reader.next().file()).isEqualTo("stdin");
    }
  }

  @Test
  void aBrokenStreamEndsWithALineThatSaysSo() throws IOException {
    byte[] whole = gzip("{\"id\":\"a\"}\n" + "x".repeat(5000));
    byte[] half = Arrays.copyOf(whole, whole.length - 12);

    List<ArticleLine> lines = read(new ByteArrayInputStream(half));

    assertThat(lines).last().isInstanceOf(Bad.class);
    assertThat(((Bad) lines.get(lines.size() - 1)).message())
        .contains("the rest cannot be read", "fetch or pack the file again");
  }

  @Test
  void aMissingFileIsAnIoException() {
    assertThatThrownBy(() -> ArticleReader.open(Path.of("no-such-file.jsonl")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void readsABodyOfAHundredThousandCharacters() throws IOException {
    String body = "word ".repeat(20_000);

    ArticleLine line = read("{\"id\":\"a\",\"body\":\"" + body + "\"}").get(0);

    assertThat(((Good) line).article().getBody()).isEqualTo(body);
  }

  @Test
  void aLineOfFiftyMegabytesIsABadLineAndTheNextIsRead() throws IOException {
    InputStream in =
        new SequenceInputStream(
            new Zeroes(50L * 1024 * 1024),
            new ByteArrayInputStream("\n{\"id\":\"b\"}".getBytes(UTF_8)));

    List<ArticleLine> lines = read(in);

    assertThat(lines).hasSize(2);
    assertThat(((Bad) lines.get(0)).reason())
        .contains("52,428,800 bytes", "8,388,608 are allowed", "split or shorten");
    assertThat(lines.get(1)).isInstanceOf(Good.class);
  }

  @Test
  void thereIsNothingBehindTheLastLine() throws IOException {
    try (ArticleReader reader = ArticleReader.of("empty", InputStream.nullInputStream())) {
      assertThat(reader.hasNext()).isFalse();
      assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void closesTheStreamThatItCannotUnpack() {
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 0}) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    assertThatThrownBy(() -> ArticleReader.of("torn.gz", in)).isInstanceOf(IOException.class);
    assertThat(closed[0]).isTrue();
  }

  private static List<ArticleLine> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  private static List<ArticleLine> read(InputStream in) throws IOException {
    List<ArticleLine> lines = new ArrayList<>();
    try (ArticleReader reader = ArticleReader.of("test.jsonl", in)) {
      reader.forEachRemaining(lines::add);
    }
    return lines;
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  /** So many zero bytes, without holding them. */
  private static final class Zeroes extends InputStream {
    private long left;

    Zeroes(long count) {
      this.left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = (int) Math.min(left, length);
      Arrays.fill(into, offset, offset + count, (byte) 0);
      left -= count;
      return count;
    }
  }
}
