package news.copydesk.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  @Test
  void cutsAtLineFeedsWithOrWithoutCarriageReturns() throws IOException {
    assertThat(lines("a\nb\r\n\nc")).containsExactly("1 a", "2 b", "3 ", "4 c");
  }

  @Test
  void aFinalLineFeedStartsNoLine() throws IOException {
    assertThat(lines("a\n")).containsExactly("1 a");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void dropsTheByteOrderMarkOfTheFirstLineOnly() throws IOException {
    assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("1 a", "2 \uFEFFb");
  }

  @Test
  void malformedUtf8BecomesTheReplacementCharacter() throws IOException {
    InputStream in = new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF, 'b', (byte) 0xC3});

    assertThat(new LineReader(in, 100).next().orElseThrow().text()).isEqualTo("a\uFFFDb\uFFFD");
  }

  @Test
  void aLineOfTheLimitIsReadAndOneOfAByteMoreIsNot() throws IOException {
    String fits = "x".repeat(200_000);
    LineReader reader = reader(fits + "\n" + fits + "y\nz", 200_000);

    assertThat(reader.next().orElseThrow().text()).isEqualTo(fits);
    assertThat(reader.next()).hasValue(new LineReader.Line(2, "", 200_001, true, true));
    assertThat(reader.next()).hasValue(new LineReader.Line(3, "z", 1, false, false));
  }

  @Test
  void linesMayEndAnywhereInAChunk() throws IOException {
    for (int length = 65_530; length < 65_545; length++) {
      String first = "x".repeat(length);

      assertThat(lines(first + "\r\nsecond")).containsExactly("1 " + first, "2 second");
    }
  }

  private static LineReader reader(String text, int limit) {
    return new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), limit);
  }

  private static List<String> lines(String text) throws IOException {
    LineReader reader = reader(text, 1_000_000);
    List<String> lines = new ArrayList<>();
    for (var line = reader.next(); line.isPresent(); line = reader.next()) {
      lines.add(line.get().number() + " " + line.get().text());
    }
    return lines;
  }
}
