package news.copydesk.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a byte stream into lines without ever holding more than one of them, nor more of it than the
 * limit. Lines end with LF or CR LF. Malformed UTF-8 becomes U+FFFD; a leading byte order mark is
 * dropped. Not thread-safe.
 */
final class LineReader {

  /**
   * One line.
   *
   * @param number from 1
   * @param text the line without its end; empty when it is too long
   * @param bytes the line's length in bytes, also when it is too long
   * @param tooLong whether the line was over the limit
   * @param ended whether it has an end, which the last one of a file may lack
   */
  record Line(long number, String text, long bytes, boolean tooLong, boolean ended) {}

  private static final int CHUNK = 64 * 1024;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final int limit;
  private final byte[] chunk = new byte[CHUNK];
  private byte[] line = new byte[CHUNK];
  private int chunkBegin;
  private int chunkEnd;
  private long number;

  /**
   * @param limit the longest line to hold, in bytes
   */
  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** The number of the line that was read last, 0 before the first. */
  long number() {
    return number;
  }

  /** The next line, empty at the end of the stream. */
  Optional<Line> next() throws IOException {
    if (!fill()) {
      return Optional.empty();
    }
    number++;
    long length = 0;
    boolean ended = false;
    while (!ended && fill()) {
      int end = chunkBegin;
      while (end < chunkEnd && chunk[end] != '\n') {
        end++;
      }
      ended = end < chunkEnd;
      keep(length, end - chunkBegin);
      length += end - chunkBegin;
      chunkBegin = ended ? end + 1 : end;
    }
    Line read =
        length > limit
            ? new Line(number, "", length, true, ended)
            : new Line(number, text((int) length), length, false, ended);
    if (line.length > CHUNK) {
      line = new byte[CHUNK]; // One long line must not cost its memory for the rest of the file.
    }
    return Optional.of(read);
  }

  /** Appends the chunk's next bytes to the line, unless the line is over the limit already. */
  private void keep(long length, int count) {
    long wanted = length + count;
    if (wanted > limit) {
      return;
    }
    if (wanted > line.length) {
      line = Arrays.copyOf(line, (int) Math.min(limit, Math.max(wanted, 2L * line.length)));
    }
    System.arraycopy(chunk, chunkBegin, line, (int) length, count);
  }

  private String text(int length) {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = new String(line, 0, end, StandardCharsets.UTF_8);
    boolean marked = number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return marked ? text.substring(1) : text;
  }

  private boolean fill() throws IOException {
    if (chunkBegin < chunkEnd) {
      return true;
    }
    int count = in.read(chunk, 0, chunk.length);
    chunkBegin = 0;
    chunkEnd = Math.max(count, 0);
    return count > 0;
  }
}
