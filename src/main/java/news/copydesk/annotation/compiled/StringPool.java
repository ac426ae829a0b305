package news.copydesk.annotation.compiled;

import java.nio.ByteBuffer;

/**
 * Strings in a part of the file, each at an offset: its length in UTF-16 code units, times two,
 * plus one if any is above U+00FF (a byte; 255, then an int, if it is larger), then one or two
 * bytes for each.
 */
public final class StringPool {

  /** Longer headers are an int behind this byte. */
  public static final int LONG_HEADER = 255;

  private final ByteBuffer bytes;

  StringPool(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Whether the string at an offset is the given characters, from (inclusive) to (exclusive). */
  boolean equal(int offset, CharSequence text, int from, int to) {
    int header = header(offset);
    int length = header >>> 1;
    if (length != to - from) {
      return false;
    }
    int at = characters(offset, header);
    if ((header & 1) != 0) {
      return equalWide(at, text, from, length);
    }
    for (int i = 0; i < length; i++) {
      if ((bytes.get(at + i) & 0xFF) != text.charAt(from + i)) {
        return false;
      }
    }
    return true;
  }

  private boolean equalWide(int at, CharSequence text, int from, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes.getChar(at + 2 * i) != text.charAt(from + i)) {
        return false;
      }
    }
    return true;
  }

  /** The string at an offset. */
  String get(int offset) {
    int header = header(offset);
    int at = characters(offset, header);
    StringBuilder text = new StringBuilder(header >>> 1);
    for (int i = 0; i < header >>> 1; i++) {
      text.append(
          (header & 1) != 0 ? bytes.getChar(at + 2 * i) : (char) (bytes.get(at + i) & 0xFF));
    }
    return text.toString();
  }

  /** Reads the beginning of a string; what comes back means nothing. */
  int fetch(int offset) {
    return bytes.get(offset);
  }

  /** The 16 bits in front of a string. */
  int tag(int offset) {
    return bytes.getShort(offset - Short.BYTES) & 0xFFFF;
  }

  private int header(int offset) {
    int first = bytes.get(offset) & 0xFF;
    return first == LONG_HEADER ? bytes.getInt(offset + 1) : first;
  }

  private static int characters(int offset, int header) {
    return offset + (header >= LONG_HEADER ? 1 + Integer.BYTES : 1);
  }
}
