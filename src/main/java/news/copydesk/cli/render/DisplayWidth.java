package news.copydesk.cli.render;

/**
 * How many terminal columns text takes: 2 for East Asian wide characters and emoji, 0 for what
 * joins the character before it, else 1. Terminals differ in the details of emoji; this follows UAX
 * #11 and counts a joined or modified emoji once.
 */
final class DisplayWidth {

  private static final int JOINER = 0x200D;
  private static final int EMOJI_SELECTOR = 0xFE0F;

  private DisplayWidth() {}

  /** The columns of a text without control characters. */
  static int of(String text) {
    int width = 0;
    int previous = -1;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      width += added(previous, point);
      // A flag is two regional indicators; the third starts the next flag.
      previous = regional(previous) && regional(point) ? -1 : point;
      at += Character.charCount(point);
    }
    return width;
  }

  /** The longest beginning that fits, cut only where a character of the screen ends. */
  static String cut(String text, int columns) {
    int width = 0;
    int previous = -1;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int wider = width + added(previous, point);
      if (wider > columns) {
        return text.substring(0, at);
      }
      width = wider;
      previous = regional(previous) && regional(point) ? -1 : point;
      at += Character.charCount(point);
    }
    return text;
  }

  /** The columns that a code point adds behind another one (-1 for none). */
  static int added(int previous, int point) {
    if (point == EMOJI_SELECTOR) {
      return previous >= 0 && of(previous) == 1 ? 1 : 0;
    }
    boolean joined = previous == JOINER && pictographic(point);
    boolean modifier = point >= 0x1F3FB && point <= 0x1F3FF && previous >= 0;
    boolean secondOfFlag = regional(previous) && regional(point);
    return joined || modifier || secondOfFlag ? 0 : of(point);
  }

  private static int of(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT ->
          point == 0xAD ? 1 : 0;
      default -> wide(point) ? 2 : 1;
    };
  }

  private static boolean regional(int point) {
    return point >= 0x1F1E6 && point <= 0x1F1FF;
  }

  private static boolean pictographic(int point) {
    return point >= 0x1F000 || (point >= 0x2190 && point <= 0x2BFF);
  }

  private static boolean wide(int point) {
    return (point >= 0x1100 && point <= 0x115F)
        || (point >= 0x2E80 && point <= 0x303E)
        || (point >= 0x3041 && point <= 0xA4CF)
        || (point >= 0xA960 && point <= 0xA97F)
        || (point >= 0xAC00 && point <= 0xD7A3)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0xFE30 && point <= 0xFE6F)
        || (point >= 0xFF00 && point <= 0xFF60)
        || (point >= 0xFFE0 && point <= 0xFFE6)
        || (point >= 0x1F1E6 && point <= 0x1F1FF)
        || (point >= 0x1F300 && point <= 0x1F64F)
        || (point >= 0x1F680 && point <= 0x1F6FF)
        || (point >= 0x1F900 && point <= 0x1F9FF)
        || (point >= 0x1FA70 && point <= 0x1FAFF)
        || (point >= 0x20000 && point <= 0x3FFFD)
        || point == 0x231A
        || point == 0x231B
        || point == 0x26A1
        || point == 0x26BD
        || point == 0x26BE
        || point == 0x2705
        || point == 0x2728
        || point == 0x274C
        || point == 0x2B50;
  }
}
