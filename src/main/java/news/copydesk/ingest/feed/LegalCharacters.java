package news.copydesk.ingest.feed;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Puts U+FFFD for control characters that XML 1.0 does not allow (section 2.2): one that an editor
 * pasted into one entry would make the whole feed unreadable. Not thread-safe.
 */
final class LegalCharacters extends FilterReader {

  private static final char REPLACEMENT = '\uFFFD';

  LegalCharacters(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int character = super.read();
    return character >= 0 && illegal((char) character) ? REPLACEMENT : character;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    for (int i = offset; i < offset + count; i++) {
      if (illegal(buffer[i])) {
        buffer[i] = REPLACEMENT;
      }
    }
    return count;
  }

  private static boolean illegal(char character) {
    return (character < ' ' && character != '\t' && character != '\n' && character != '\r')
        || character == '\uFFFE'
        || character == '\uFFFF';
  }
}
