package news.copydesk.ops;

import org.jspecify.annotations.Nullable;

/**
 * Writes text that may come from anywhere so that it stays on one line and cannot steer a terminal.
 *
 * <p>Escaped, in Java's notation: C0 and C1 controls, the Unicode line and paragraph separators,
 * and the marks that reorder a line's direction (Unicode TR 36, Trojan Source).
 */
final class ControlCharacters {

  private ControlCharacters() {}

  static String escape(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    if (text.chars().noneMatch(c -> isUnsafe((char) c))) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.chars().forEach(c -> append(escaped, (char) c));
    return escaped.toString();
  }

  private static void append(StringBuilder to, char c) {
    switch (c) {
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> {
        if (isUnsafe(c)) {
          to.append("\\u%04x".formatted((int) c));
        } else {
          to.append(c);
        }
      }
    }
  }

  private static boolean isUnsafe(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }
}
