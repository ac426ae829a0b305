package news.copydesk.ingest;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Breaks off a row that never ends, before it fills the memory. Not thread-safe. */
final class LimitedReader extends FilterReader {

  private final long limit;
  private boolean first = true;
  private long read;
  private char last;
  private boolean ended;

  /**
   * @param limit characters that may be read for one row, give or take the reader's buffer
   */
  LimitedReader(Reader in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** A row begins. */
  void begin() {
    read = 0;
  }

  /** Whether all was read, and no line's end was the last of it. */
  boolean endedInALine() {
    return ended && last != '\n' && last != '\r';
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    read += Math.max(count, 0);
    if (count > 0) {
      last = buffer[offset + count - 1];
    }
    ended |= count < 0;
    if (read > limit) {
      throw new IOException("a row of more than " + limit + " characters");
    }
    if (first && count > 0) {
      first = false;
      if (buffer[offset] == '\uFEFF') { // A byte order mark is no part of the first heading.
        System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
        return count > 1 ? count - 1 : read(buffer, offset, length);
      }
    }
    return count;
  }
}
