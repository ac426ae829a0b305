package news.copydesk.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which encoding a CSV file is in. Spreadsheets write their country's own as readily as UTF-8, and
 * every accent of a name would come out as U+FFFD: what does not begin as UTF-8 is refused before
 * anything of it is sent.
 */
final class CsvEncoding {

  /** So much of a file is looked at, in bytes. */
  private static final int LOOK = 1 << 20;

  private CsvEncoding() {}

  /**
   * The text of a stream.
   *
   * @param given what the user says; malformed bytes are U+FFFD then
   * @throws IOException when nothing is given and it is no UTF-8; the message says what to do
   */
  static Reader reader(String name, InputStream in, Optional<Charset> given) throws IOException {
    if (given.isPresent()) {
      return new InputStreamReader(in, given.get());
    }
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(LOOK);
    byte[] begin = buffered.readNBytes(LOOK);
    buffered.reset();
    if (begin.length >= 2 && isUtf16Mark(begin[0] & 0xFF, begin[1] & 0xFF)) {
      return new InputStreamReader(buffered, StandardCharsets.UTF_16);
    }
    int malformed = malformed(begin);
    if (malformed >= 0) {
      throw new IOException(
          "%s is not in UTF-8 (line %d); say what it is in: --encoding windows-1252 is what spreadsheets write in Western Europe and America"
              .formatted(name, line(begin, malformed)));
    }
    return new InputStreamReader(buffered, StandardCharsets.UTF_8);
  }

  private static boolean isUtf16Mark(int first, int second) {
    return (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
  }

  /** Where the first bytes are that are no UTF-8, below 0 when there are none. */
  private static int malformed(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    // The last character may be cut off: it is not asked for.
    return decoder.decode(in, CharBuffer.allocate(bytes.length + 1), false).isError()
        ? in.position()
        : -1;
  }

  private static long line(byte[] bytes, int until) {
    long line = 1;
    for (int i = 0; i < until; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
