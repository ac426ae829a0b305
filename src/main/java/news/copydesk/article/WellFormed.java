package news.copydesk.article;

/**
 * Replaces what UTF-8 cannot say. A Java string may hold a surrogate without its partner; Java's
 * own encoder writes a question mark for it, which no reader can tell from a real one. The Unicode
 * standard (section 5.22) names U+FFFD for the purpose. One for one, so code-point offsets stay
 * right.
 */
public final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /**
   * Returns the text itself where it is well formed, which costs one pass and no allocation, and a
   * copy with U+FFFD for each lone surrogate otherwise.
   */
  public static String text(String text) {
    int bad = nextLoneSurrogate(text, 0);
    if (bad < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    for (; bad >= 0; bad = nextLoneSurrogate(text, bad + 1)) {
      chars[bad] = REPLACEMENT;
    }
    return new String(chars);
  }

  private static int nextLoneSurrogate(String text, int from) {
    int length = text.length();
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        continue;
      }
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < length
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!paired) {
        return i;
      }
      i++;
    }
    return -1;
  }
}
