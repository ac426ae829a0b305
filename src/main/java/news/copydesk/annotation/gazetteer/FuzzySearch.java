package news.copydesk.annotation.gazetteer;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds the names of one scope that are most similar to a given one. Looks only at names that have
 * a segment in common with it (Pass-Join, with its multi-match-aware choice of substrings), which
 * loses none. Holds scratch memory: for one thread.
 */
final class FuzzySearch {

  private final Gazetteer gazetteer;
  private final char[] text = new char[GazetteerEntry.MAX_NAME];
  private final int[] row = new int[EditSimilarity.longest(GazetteerEntry.MAX_NAME) + 1];

  private char[] query = new char[0];
  private int begin;
  private int length;
  private long signature;
  private int scope;
  private IntPredicate accepted = name -> true;

  private int[] found = new int[8];
  private int count;
  private int bestEdits;
  private int bestLonger;

  FuzzySearch(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * The accepted names of highest similarity, if that is at least 0.85; in ascending order.
   *
   * @param accepted which names count; asked only of similar ones
   */
  int[] find(char[] chars, int from, int to, int inScope, IntPredicate accepted) {
    this.query = chars;
    this.begin = from;
    this.length = to - from;
    this.scope = inScope;
    this.accepted = accepted;
    count = 0;
    bestEdits = 1;
    bestLonger = 0;
    if (length > row.length - 1) {
      return new int[0];
    }
    signature = EditSimilarity.signature(chars, from, length);
    int shortest = Math.max(Partition.SHORTEST, EditSimilarity.shortest(length));
    int longest = Math.min(GazetteerEntry.MAX_NAME, EditSimilarity.longest(length));
    for (int other = shortest; other <= longest; other++) {
      findOfLength(other);
    }
    return distinct();
  }

  /** Similarity of what {@link #find} found. */
  double similarity() {
    return EditSimilarity.of(bestEdits, bestLonger);
  }

  private void findOfLength(int other) {
    int edits = Partition.edits(other);
    int difference = length - other;
    for (int segment = 0; segment <= edits; segment++) {
      int at = Partition.begin(other, segment);
      int size = Partition.begin(other, segment + 1) - at;
      int left = segment;
      int right = edits - segment;
      int from = Math.max(0, Math.max(at - left, at + difference - right));
      int to = Math.min(length - size, Math.min(at + left, at + difference + right));
      for (int position = from; position <= to; position++) {
        int first = begin + position;
        int hash = Partition.hash(scope, other, segment, query, first, first + size);
        verify(gazetteer.bucket(hash), other);
      }
    }
  }

  private void verify(int bucket, int other) {
    int longer = Math.max(length, other);
    int most = EditSimilarity.mostEdits(longer);
    int end = gazetteer.bucketBegin(bucket + 1);
    for (int i = gazetteer.bucketBegin(bucket); i < end; i++) {
      int name = gazetteer.posting(i);
      if (EditSimilarity.mayBeWithin(signature, gazetteer.signature(name), most)
          && gazetteer.length(name) == other
          && gazetteer.scopeOf(name) == scope) {
        gazetteer.copyText(name, text);
        int edits = EditSimilarity.distance(query, begin, length, text, 0, other, most, row);
        if (edits != EditSimilarity.TOO_FAR) {
          offer(name, edits, longer);
        }
      }
    }
  }

  private void offer(int name, int edits, int longer) {
    // edits / longer against bestEdits / bestLonger, without rounding
    long order = (long) edits * bestLonger - (long) bestEdits * longer;
    if (bestLonger > 0 && order > 0 || !accepted.test(name)) {
      return;
    }
    if (bestLonger == 0 || order < 0) {
      count = 0;
      bestEdits = edits;
      bestLonger = longer;
    }
    if (count == found.length) {
      found = Arrays.copyOf(found, count * 2);
    }
    found[count++] = name;
  }

  private int[] distinct() {
    return Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }
}
