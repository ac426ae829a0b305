package news.copydesk.annotation.sentiment;

/**
 * A text's tokens with what the model knows of each, looked up once however many sentences and
 * targets they are part of. Immutable.
 */
final class KnownTokens {

  /** Words that turn the tone of the next few, up to a comma or the like. */
  private static final KeyIndex NEGATIONS =
      KeyIndex.ofWords(
          "not",
          "no",
          "never",
          "without",
          "neither",
          "nor",
          "nobody",
          "nothing",
          "cannot",
          "hardly",
          "barely",
          "fail",
          "fails",
          "failed",
          "lack",
          "lacks",
          "refused",
          "deny",
          "denied",
          "denies",
          "don't",
          "doesn't",
          "didn't",
          "won't",
          "wouldn't",
          "can't",
          "couldn't",
          "shouldn't",
          "isn't",
          "aren't",
          "wasn't",
          "weren't",
          "hasn't",
          "haven't",
          "hadn't",
          "ain't");

  private static final KeyIndex BREAKS =
      KeyIndex.ofWords(",", ".", ";", ":", "but", "\"", "—", "–");

  private static final KeyIndex RELATIVES = KeyIndex.ofWords("that", "who", "which");

  private static final long QUOTE = WordKey.of("\"");

  private static final int NEGATES = 1;
  private static final int BREAKS_CLAUSE = 2;
  private static final int RELATES = 4;
  private static final int QUOTES = 8;

  private final Tokens tokens;
  private final int[] rows;
  private final byte[] kinds;

  KnownTokens(Tokens tokens, WordTable words) {
    this.tokens = tokens;
    rows = new int[tokens.size()];
    kinds = new byte[tokens.size()];
    for (int i = 0; i < rows.length; i++) {
      long key = tokens.key(i);
      rows[i] = words.row(key);
      kinds[i] =
          (byte)
              ((NEGATIONS.contains(key) ? NEGATES : 0)
                  | (BREAKS.contains(key) ? BREAKS_CLAUSE : 0)
                  | (RELATIVES.contains(key) ? RELATES : 0)
                  | (key == QUOTE ? QUOTES : 0));
    }
  }

  Tokens tokens() {
    return tokens;
  }

  /** The word's row, or {@link KeyIndex#ABSENT}. */
  int row(int token) {
    return rows[token];
  }

  boolean negates(int token) {
    return (kinds[token] & NEGATES) != 0;
  }

  /** Whether a negation ends here. */
  boolean breaks(int token) {
    return (kinds[token] & BREAKS_CLAUSE) != 0;
  }

  boolean beginsClause(int token) {
    return (kinds[token] & (BREAKS_CLAUSE | RELATES)) != 0;
  }

  boolean quotes(int token) {
    return (kinds[token] & QUOTES) != 0;
  }
}
