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

  private static final int NEGATION_SCOPE = 5;

  final int size;

  /** Where the target is; -1 without one. */
  final int target;

  final long[] key;

  final KnownTokens tokens;

  /** Which token the word is; of the target, its first. */
  final int[] token;

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
  SentenceView(KnownTokens tokens, int first, int end, int targetFirst, int targetEnd) {
    boolean targeted = targetFirst >= first && targetEnd > targetFirst && targetEnd <= end;
    this.tokens = tokens;
    size = targeted ? end - first - (targetEnd - targetFirst) + 1 : end - first;
    target = targeted ? targetFirst - first : -1;
    key = new long[size];
    token = new int[size];
    row = new int[size];
    place = new byte[size];
    negated = new boolean[size];
    quoted = new boolean[size];
    clause = new int[size];
    int scope = 0;
    int clauses = 0;
    boolean inQuotes = false;
    int next = first;
    for (int i = 0; i < size; i++) {
      token[i] = next;
      if (i == target) {
        key[i] = TARGET_KEY;
        row[i] = TARGET_ROW;
        negated[i] = scope > 0;
        scope = Math.max(0, scope - 1);
        next = targetEnd;
      } else {
        key[i] = tokens.tokens().key(next);
        row[i] = tokens.row(next);
        scope = tokens.breaks(next) ? 0 : scope;
        negated[i] = scope > 0;
        scope = tokens.negates(next) ? NEGATION_SCOPE : Math.max(0, scope - 1);
        inQuotes ^= tokens.quotes(next);
        clauses += tokens.beginsClause(next) ? 1 : 0;
        next++;
      }
      quoted[i] = inQuotes;
      clause[i] = clauses;
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
