package news.copydesk.annotation.linear;

/**
 * Finds the words of a text and their hashes without making objects.
 *
 * <p>A word is a run of letters, digits and combining marks; an apostrophe between letters belongs
 * to it, a possessive {@code 's} does not. Words are hashed in lower case, a typographic apostrophe
 * as the plain one, and every digit as the same digit: numbers keep their length only.
 */
public final class Words {

  private Words() {}

  /** Is told of each word. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * One word.
     *
     * @param hash the same for the same word in any case, in any text and any process
     * @param begin offset of its first char
     * @param end offset behind its last char, possessives left out
     */
    void word(int hash, int begin, int end);
  }

  /** Visits the words of the text in order. */
  public static void visit(CharSequence text, Visitor visitor) {
    int length = text.length();
    int at = 0;
    while (at < length) {
      if (!inWord(text.charAt(at))) {
        at++;
        continue;
      }
      int end = end(text, at);
      int last = possessive(text, at, end) ? end - 2 : end;
      visitor.word(hash(text, at, last), at, last);
      at = end;
    }
  }

  /** The hash of one word as {@link #visit} tells it. */
  public static int hash(CharSequence word) {
    return hash(word, 0, word.length());
  }

  private static int hash(CharSequence text, int begin, int end) {
    int hash = Features.SEED;
    for (int i = begin; i < end; i++) {
      hash = (hash ^ folded(text.charAt(i))) * Features.PRIME;
    }
    return Features.mix(hash);
  }

  private static int end(CharSequence text, int begin) {
    int length = text.length();
    int end = begin + 1;
    while (end < length) {
      char c = text.charAt(end);
      if (!inWord(c) && !(apostrophe(c) && end + 1 < length && inWord(text.charAt(end + 1)))) {
        break;
      }
      end++;
    }
    return end;
  }

  private static boolean possessive(CharSequence text, int begin, int end) {
    return end - begin > 2
        && (text.charAt(end - 1) | 0x20) == 's'
        && apostrophe(text.charAt(end - 2));
  }

  private static boolean apostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  // Half a surrogate pair counts as a letter, so that scripts beyond the first plane are words too.
  private static boolean inWord(char c) {
    if (c < 128) {
      return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= '0' && c <= '9';
    }
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static char folded(char c) {
    if (c < 128) {
      if (c >= 'A' && c <= 'Z') {
        return (char) (c | 0x20);
      }
      return c >= '0' && c <= '9' ? '0' : c;
    }
    if (c == '\u2019') {
      return '\'';
    }
    return Character.isDigit(c) ? '0' : Character.toLowerCase(c);
  }
}
