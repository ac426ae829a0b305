package news.copydesk.sink;

/** Text that both databases take, with as many code points as the original. */
final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int NAME_CODE_POINTS = 200;

  private StorableText() {}

  /**
   * Replaces U+0000, which PostgreSQL refuses, and lone surrogates, which UTF-8 cannot say, by
   * U+FFFD: one for one, so that offsets in code points still fit.
   */
  static String of(String text) {
    int first = firstUnstorable(text);
    if (first < 0) {
      return text;
    }
    StringBuilder storable = new StringBuilder(text);
    for (int i = first; i < text.length(); i++) {
      if (isUnstorable(text, i)) {
        storable.setCharAt(i, REPLACEMENT);
      }
    }
    return storable.toString();
  }

  /** The first 200 code points: short enough for an index entry of PostgreSQL (2,704 bytes). */
  static String name(String text) {
    return text.codePointCount(0, text.length()) <= NAME_CODE_POINTS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, NAME_CODE_POINTS));
  }

  private static int firstUnstorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnstorable(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isUnstorable(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
    return c == 0;
  }
}
