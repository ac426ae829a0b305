package news.copydesk.cli.render;

/**
 * Takes the power over the terminal from text of strangers. Each code point becomes exactly one, so
 * that offsets in code points stay right.
 */
public final class SafeText {

  private static final int REPLACEMENT = 0xFFFD;
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;

  private SafeText() {}

  /**
   * The text on one line: control characters as their pictures (ESC is ␛), tabs and line ends as
   * spaces; C1 controls, bidirectional embeddings, overrides and isolates, line separators, tag
   * characters and halves of surrogate pairs as U+FFFD.
   */
  public static String line(String text) {
    return mapped(text, false);
  }

  /** The same, but line feeds stay. */
  public static String paragraphs(String text) {
    return mapped(text, true);
  }

  private static String mapped(String text, boolean keepLineFeeds) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point == '\n' && keepLineFeeds ? point : safe(point))
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }

  private static int safe(int point) {
    if (point == '\t' || point == '\n' || point == '\r') {
      return ' ';
    }
    if (point < ' ') {
      return CONTROL_PICTURES + point;
    }
    if (point == 0x7F) {
      return PICTURE_OF_DELETE;
    }
    return hostile(point) ? REPLACEMENT : point;
  }

  /** Code points beyond ASCII that move or hide other text, or are none. */
  static boolean hostile(int point) {
    return (point >= 0x80 && point <= 0x9F) // C1: U+009B alone starts an escape sequence
        || (point >= 0x202A && point <= 0x202E) // bidirectional embeddings and overrides
        || (point >= 0x2066 && point <= 0x2069) // bidirectional isolates
        || point == 0x2028
        || point == 0x2029
        || (point >= 0xE0000 && point <= 0xE007F) // tags: invisible text
        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
