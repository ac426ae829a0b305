package news.copydesk.annotation.compiled;

import java.nio.ByteBuffer;

/**
 * Strings in a part of the file, each at an offset: length in UTF-16 code units, times two, plus
 * one if any is above U+00FF (int), then one or two bytes for each.
 */
final class StringPool {

  private final ByteBuffer bytes;

  StringPool(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Whether the string at an offset is the given characters, from (inclusive) to (exclusive). */
  boolean equal(int offset, CharSequence text, int from, int to) {
    int header = bytes.getInt(offset);
    int length = header >>> 1;
    if (length != to - from) {
      return false;
    }
    int at = offset + Integer.BYTES;
    if ((header & 1) != 0) {
      for (int i = 0; i < length; i++) {
        if (bytes.getChar(at + 2 * i) != text.charAt(from + i)) {
          return false;
        }
      }
      return true;
    }
    for (int i = 0; i < length; i++) {
      if ((bytes.get(at + i) & 0xFF) != text.charAt(from + i)) {
        return false;
      }
    }
    return true;
  }

  /** The string at an offset. */
  String get(int offset) {
    int header = bytes.getInt(offset);
    StringBuilder text = new StringBuilder(header >>> 1);
    for (int i = 0; i < header >>> 1; i++) {
      int at = offset + Integer.BYTES;
      text.append(
          (header & 1) != 0 ? bytes.getChar(at + 2 * i) : (char) (bytes.get(at + i) & 0xFF));
    }
    return text.toString();
  }
}
