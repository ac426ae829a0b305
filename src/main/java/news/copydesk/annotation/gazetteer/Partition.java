package news.copydesk.annotation.gazetteer;

/**
 * Cuts names into segments, so that two similar names have one in common: k edits cannot touch all
 * of k + 1 segments (Pass-Join: Li, Deng, Wang, Feng, VLDB 2011).
 */
final class Partition {

  /** Shorter names have no similar ones but themselves. */
  static final int SHORTEST = EditSimilarity.shortest(7);

  private Partition() {}

  /** The most edits between a name of this length and any name that is similar to it. */
  static int edits(int length) {
    return EditSimilarity.mostEdits(EditSimilarity.longest(length));
  }

  /** How many segments a name of this length has. */
  static int segments(int length) {
    return edits(length) + 1;
  }

  /** Where a segment begins; that of the one behind the last is the length. */
  static int begin(int length, int segment) {
    return length * segment / segments(length);
  }

  /** What a segment's postings are found under. */
  static int hash(int scope, int length, int segment, char[] chars, int begin, int end) {
    int hash = (length << 8) + segment;
    for (int i = begin; i < end; i++) {
      hash = NameHash.add(hash, chars[i]);
    }
    return NameHash.finish(hash, scope);
  }
}
