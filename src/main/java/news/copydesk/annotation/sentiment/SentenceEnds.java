package news.copydesk.annotation.sentiment;

/**
 * Finds where sentences end, by their marks: cheap, and right often enough for a tone, which is
 * averaged. Titles such as {@code Sen.}, initials and abbreviations do not end one.
 */
final class SentenceEnds {

  /** A sentence that never ends is cut here, in tokens, so that its cost stays bounded. */
  static final int LONGEST = 200;

  private static final KeyIndex ENDS = KeyIndex.ofWords(".", "!", "?", "…");
  private static final KeyIndex CLOSERS = KeyIndex.ofWords("\"", ")", "]", "'");
  private static final KeyIndex ABBREVIATIONS =
      KeyIndex.ofWords(
          "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt",
          "cmdr", "adm", "rev", "hon", "st", "jr", "sr", "vs", "no", "co", "corp", "inc", "ltd",
          "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
          "ave", "rs", "u.s", "u.k", "u.n", "d.c", "a.m", "p.m", "e.g", "i.e", "etc");

  private SentenceEnds() {}

  /** The token behind the sentence that begins at the given one. */
  static int after(Tokens tokens, int first) {
    int last = Math.min(tokens.size(), first + LONGEST);
    for (int i = first; i < last; i++) {
      if (i > first && paragraphBetween(tokens, i - 1, i)) {
        return i;
      }
      if (ENDS.contains(tokens.key(i)) && !abbreviated(tokens, first, i)) {
        int end = i + 1;
        while (end < last && closes(tokens, end)) {
          end++;
        }
        if (end == last || beginsSentence(tokens, end)) {
          return end;
        }
      }
    }
    return last;
  }

  private static boolean abbreviated(Tokens tokens, int first, int mark) {
    if (mark == first || tokens.text().charAt(tokens.begin(mark)) != '.') {
      return false;
    }
    boolean touches = tokens.end(mark - 1) == tokens.begin(mark);
    boolean initial = tokens.end(mark - 1) - tokens.begin(mark - 1) == 1;
    boolean letter = Character.isUpperCase(tokens.text().charAt(tokens.begin(mark - 1)));
    return touches && (ABBREVIATIONS.contains(tokens.key(mark - 1)) || (initial && letter));
  }

  private static boolean closes(Tokens tokens, int token) {
    return tokens.begin(token) == tokens.end(token - 1)
        && (ENDS.contains(tokens.key(token)) || CLOSERS.contains(tokens.key(token)));
  }

  /** Behind a gap, and not in lower case. */
  private static boolean beginsSentence(Tokens tokens, int token) {
    return tokens.begin(token) > tokens.end(token - 1)
        && !Character.isLowerCase(tokens.text().charAt(tokens.begin(token)));
  }

  private static boolean paragraphBetween(Tokens tokens, int before, int after) {
    int newlines = 0;
    for (int i = tokens.end(before); i < tokens.begin(after); i++) {
      newlines += tokens.text().charAt(i) == '\n' ? 1 : 0;
    }
    return newlines > 1;
  }
}
