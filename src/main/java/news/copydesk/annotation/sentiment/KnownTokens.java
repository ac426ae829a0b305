package news.copydesk.annotation.sentiment;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A text's tokens with what the model knows of each, looked up once however many sentences and
 * targets they are part of. Immutable.
 */
final class KnownTokens {

  // What the lexicons say of a word.
  static final int TONE = 0;
  static final int NEGATIVE = 1;
  static final int POSITIVE = 2;
  static final int VALENCE = 3;
  static final int HAS_VALENCE = 4;

  private static final int LEXICON = 5;

  private static final int NEGATES = 1;
  private static final int BREAKS_CLAUSE = 2;
  private static final int RELATES = 4;
  private static final int QUOTES = 8;

  /** Words that turn the tone of the next few, up to a comma or the like. */
  private static final String[] NEGATIONS = {
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
    "ain't"
  };

  private static final String[] BREAKS = {",", ".", ";", ":", "but", "—", "–"};

  private static final String[] RELATIVES = {"that", "who", "which"};

  /** All of these and the quotation mark, so that a word is sought once. */
  private static final KeyIndex MARKED =
      KeyIndex.ofWords(
          Stream.of(NEGATIONS, BREAKS, RELATIVES, new String[] {"\""})
              .flatMap(Arrays::stream)
              .toArray(String[]::new));

  /** By their position there. */
  private static final byte[] KINDS = kinds();

  private final Tokens tokens;
  private final int[] rows;
  private final byte[] kinds;
  private final float[] lexicon;

  KnownTokens(Tokens tokens, WordTable words) {
    this.tokens = tokens;
    rows = new int[tokens.size()];
    kinds = new byte[tokens.size()];
    lexicon = new float[tokens.size() * LEXICON];
    for (int i = 0; i < rows.length; i++) {
      long key = tokens.key(i);
      rows[i] = words.row(key);
      int marked = MARKED.position(key);
      kinds[i] = marked == KeyIndex.ABSENT ? 0 : KINDS[marked];
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] >= 0) {
        read(words, rows[i], i * LEXICON);
      }
    }
  }

  private void read(WordTable words, int row, int at) {
    lexicon[at + TONE] = words.value(row, WordTable.TREEBANK_TONE);
    lexicon[at + NEGATIVE] = words.value(row, WordTable.TREEBANK_NEGATIVE);
    lexicon[at + POSITIVE] = words.value(row, WordTable.TREEBANK_NEGATIVE + 1);
    lexicon[at + VALENCE] = words.value(row, WordTable.VALENCE);
    lexicon[at + HAS_VALENCE] = words.value(row, WordTable.HAS_VALENCE);
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[NEGATIONS.length + BREAKS.length + RELATIVES.length + 1];
    Arrays.fill(kinds, 0, NEGATIONS.length, (byte) NEGATES);
    int relatives = NEGATIONS.length + BREAKS.length;
    Arrays.fill(kinds, NEGATIONS.length, relatives, (byte) BREAKS_CLAUSE);
    Arrays.fill(kinds, relatives, kinds.length - 1, (byte) RELATES);
    kinds[kinds.length - 1] = BREAKS_CLAUSE | QUOTES;
    return kinds;
  }

  Tokens tokens() {
    return tokens;
  }

  /** The word's row, or {@link KeyIndex#ABSENT}. */
  int row(int token) {
    return rows[token];
  }

  /** What the lexicons say, by the numbers above; 0 for a word that is not in the table. */
  float lexicon(int token, int number) {
    return lexicon[token * LEXICON + number];
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
