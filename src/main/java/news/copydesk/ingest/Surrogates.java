package news.copydesk.ingest;

/** Makes any Java string one that UTF-8 can hold. */
final class Surrogates {

  private static final char REPLACEMENT = '\uFFFD';

  private Surrogates() {}

  /**
   * The text with every half of a surrogate pair replaced by U+FFFD; the encoder would write a
   * question mark, which reads like the author's.
   */
  static String repaired(String text) {
    int first = firstLone(text, 0);
    if (first < 0) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text);
    for (int at = first; at >= 0; at = firstLone(text, at + 1)) {
      repaired.setCharAt(at, REPLACEMENT);
    }
    return repaired.toString();
  }

  private static int firstLone(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (!Character.isSurrogate(text.charAt(at))) {
        continue;
      }
      if (!Character.isSupplementaryCodePoint(text.codePointAt(at))) {
        return at;
      }
      at++;
    }
    return -1;
  }
}
