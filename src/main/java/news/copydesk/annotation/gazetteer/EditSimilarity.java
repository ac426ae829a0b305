package news.copydesk.annotation.gazetteer;

/**
 * How alike two normalised names are: 1 − d / n, where d is their Levenshtein distance (insert,
 * delete, replace; UTF-16 code units) and n the length of the longer one. At least 0.85 counts.
 */
final class EditSimilarity {

  /** No similarity of 0.85 with so many edits can be meant. */
  static final int TOO_FAR = Integer.MAX_VALUE;

  private EditSimilarity() {}

  /** The most edits that leave a similarity of 0.85 when the longer name has this length. */
  static int mostEdits(int longer) {
    return longer * 3 / 20;
  }

  /** The longest length that can be similar to a name of this length. */
  static int longest(int length) {
    return length * 20 / 17;
  }

  /** The shortest length that can be similar to a name of this length. */
  static int shortest(int length) {
    return (length * 17 + 19) / 20;
  }

  static double of(int edits, int longer) {
    return 1 - (double) edits / longer;
  }

  /**
   * The distance, or {@link #TOO_FAR} if it is more than the given one. Fills only the band of the
   * table that may matter (Ukkonen 1985).
   *
   * @param row scratch, at least as long as the second name and one
   */
  static int distance(
      char[] a, int aBegin, int aLength, char[] b, int bBegin, int bLength, int most, int[] row) {
    if (Math.abs(aLength - bLength) > most) {
      return TOO_FAR;
    }
    for (int j = 0; j <= bLength; j++) {
      row[j] = j <= most ? j : most + 1;
    }
    for (int i = 1; i <= aLength; i++) {
      int from = Math.max(1, i - most);
      int to = Math.min(bLength, i + most);
      int diagonal = row[from - 1];
      row[from - 1] = from == 1 && i <= most ? i : most + 1;
      int best = row[from - 1];
      for (int j = from; j <= to; j++) {
        int above = j == i + most ? most + 1 : row[j];
        int replaced = diagonal + (a[aBegin + i - 1] == b[bBegin + j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
        best = Math.min(best, row[j]);
      }
      if (best > most) {
        return TOO_FAR;
      }
    }
    return row[bLength] <= most ? row[bLength] : TOO_FAR;
  }

  /**
   * 64 bits that differ in at most two places per edit: for each letter a to z whether it occurs,
   * and whether it occurs twice; for other characters, hashed to twelve bits, whether they occur.
   */
  static long signature(char[] chars, int begin, int length) {
    long signature = 0;
    for (int i = begin; i < begin + length; i++) {
      int letter = chars[i] - 'a';
      if (letter >= 0 && letter < 26) {
        long once = 1L << letter;
        signature |= (signature & once) == 0 ? once : once << 26;
      } else {
        signature |= 1L << (52 + chars[i] % 12);
      }
    }
    return signature;
  }

  static boolean mayBeWithin(long one, long other, int edits) {
    return Long.bitCount(one ^ other) <= 2 * edits;
  }
}
