package news.copydesk.annotation.sentiment;

/**
 * A sentence as the model sees it: words as keys and rows, the target as one word of its own, and
 * for each word where it stands from the target and whether it is negated or quoted. The target's
 * own words are not seen, so that no name has a tone by itself. Immutable once built.
 */
final class SentenceView {

  /** What stands for the target in {@link #row}. */
  static final int TARGET_ROW = -2;

  /** How many {@link #place}s there are. */
  static final int PLACES = 18;

  /** The place of every word of a sentence without a target. */
  static final int NOWHERE = 17;

  private static final long TARGET_KEY = WordKey.of("#target");

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

  private static final int NEGATION_SCOPE = 5;

  private static final KeyIndex BREAKS =
      KeyIndex.ofWords(",", ".", ";", ":", "but", "\"", "—", "–");

  private static final KeyIndex RELATIVES = KeyIndex.ofWords("that", "who", "which");

  private static final long QUOTE = WordKey.of("\"");

  final int size;

  /** Where the target is; -1 without one. */
  final int target;

  final long[] key;

  /** The word's row in the table, {@link KeyIndex#ABSENT} or {@link #TARGET_ROW}. */
  final int[] row;

  /** Side, distance and clause from the target, as one number. */
  final byte[] place;

  final boolean[] negated;
  final boolean[] quoted;

  /** Counts up at each comma, quotation mark, relative pronoun and the like. */
  final int[] clause;

  /**
   * @param first the sentence's first token
   * @param end the token behind its last
   * @param targetFirst the target's first token
   * @param targetEnd the token behind its last; where it is not above targetFirst, there is none
   */
  SentenceView(Tokens tokens, int first, int end, int targetFirst, int targetEnd, WordTable words) {
    boolean targeted = targetFirst >= first && targetEnd > targetFirst && targetEnd <= end;
    size = targeted ? end - first - (targetEnd - targetFirst) + 1 : end - first;
    target = targeted ? targetFirst - first : -1;
    key = new long[size];
    row = new int[size];
    place = new byte[size];
    negated = new boolean[size];
    quoted = new boolean[size];
    clause = new int[size];
    int scope = 0;
    int clauses = 0;
    boolean inQuotes = false;
    int token = first;
    for (int i = 0; i < size; i++) {
      boolean isTarget = i == target;
      key[i] = isTarget ? TARGET_KEY : tokens.key(token);
      row[i] = isTarget ? TARGET_ROW : words.row(key[i]);
      boolean breaks = BREAKS.contains(key[i]);
      scope = breaks ? 0 : scope;
      negated[i] = scope > 0;
      scope = NEGATIONS.contains(key[i]) ? NEGATION_SCOPE : Math.max(0, scope - 1);
      inQuotes ^= key[i] == QUOTE;
      quoted[i] = inQuotes;
      clauses += breaks || RELATIVES.contains(key[i]) ? 1 : 0;
      clause[i] = clauses;
      token = isTarget ? targetEnd : token + 1;
    }
    for (int i = 0; i < size; i++) {
      place[i] = (byte) placeOf(i);
    }
  }

  /** From 0: the target; then left and right by distance, in its clause and outside. */
  private int placeOf(int word) {
    if (target < 0) {
      return NOWHERE;
    }
    if (word == target) {
      return 0;
    }
    return 1 + distance(word) + (word < target ? 0 : 4) + (clause[word] == clause[target] ? 0 : 8);
  }

  /** From 0, near, to 3, far. */
  int distance(int word) {
    int words = Math.abs(word - target);
    if (words <= 2) {
      return 0;
    }
    if (words <= 5) {
      return 1;
    }
    return words <= 10 ? 2 : 3;
  }
}
