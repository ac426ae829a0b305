package news.copydesk.annotation.sentiment;

/**
 * Cuts a text into words, numbers and marks in one pass. Abbreviations such as {@code U.S}, numbers
 * such as {@code 1,200.5} and contractions such as {@code didn't} stay whole; hyphens and the
 * possessive {@code 's} are cut off.
 */
final class Tokenizer {

  private static final long QUOTE = WordKey.of("\"");
  private static final long POSSESSIVE = WordKey.of("'s");

  private Tokenizer() {}

  static Tokens tokens(String text) {
    Tokens tokens = new Tokens(text);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (Character.isLetterOrDigit(c)) {
        int end = wordEnd(text, at);
        tokens.add(at, end, WordKey.of(text, at, end));
        at = end;
      } else if (isPossessive(text, at)) {
        tokens.add(at, at + 2, POSSESSIVE);
        at += 2;
      } else {
        boolean quote = c == '"' || c == '“' || c == '”';
        tokens.add(at, at + 1, quote ? QUOTE : WordKey.of(text, at, at + 1));
        at++;
      }
    }
    return tokens;
  }

  private static int wordEnd(String text, int begin) {
    int at = begin + 1;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || joins(text, begin, at))) {
      at++;
    }
    return at;
  }

  /** Whether the mark is inside a word or number rather than behind it. */
  private static boolean joins(String text, int begin, int at) {
    if (at + 1 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 1))) {
      return false;
    }
    boolean digits =
        Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
    return switch (text.charAt(at)) {
      case '\'', '’' -> !isPossessive(text, at);
      case '&' -> true;
      case ',' -> digits;
      case '.' -> digits || at - begin == 1 || text.charAt(at - 2) == '.';
      default -> false;
    };
  }

  private static boolean isPossessive(String text, int at) {
    char mark = text.charAt(at);
    return (mark == '\'' || mark == '’')
        && at + 1 < text.length()
        && Character.toLowerCase(text.charAt(at + 1)) == 's'
        && (at + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 2)));
  }
}
