package news.copydesk.annotation.compiled;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Which columns a row has: all of some CRFs that stand side by side. A row's number is where it
 * begins, in longs, above the first and the last of these CRFs, two bits for each. Row 0 is empty.
 */
public final class RowSpans {

  /** Bits of a row's number that say which CRFs. */
  public static final int BITS = 4;

  private static final int HALF = BITS / 2;
  private static final int SPANS = 1 << BITS;

  private final int[] firsts = new int[SPANS];
  private final int[] lengths = new int[SPANS];
  private final int[] begins;

  /**
   * @param begins where the columns of each CRF begin, in longs, in their order, and where they end
   */
  private RowSpans(int[] begins) {
    this.begins = begins;
    for (int first = 0; first < begins.length - 1; first++) {
      for (int last = first; last < begins.length - 1; last++) {
        firsts[first << HALF | last] = begins[first];
        lengths[first << HALF | last] = begins[last + 1] - begins[first];
      }
    }
  }

  /** Of rows over labels. */
  public static RowSpans ofNodes(Dimensions dimensions) {
    return of(dimensions.models(), dimensions::nodeBase, dimensions.nodeLongs());
  }

  /** Of rows over label pairs. */
  public static RowSpans ofEdges(Dimensions dimensions) {
    return of(dimensions.models(), dimensions::edgeBase, dimensions.edgeLongs());
  }

  private static RowSpans of(int models, IntUnaryOperator base, int longs) {
    int[] begins = new int[models + 1];
    for (int m = 0; m < models; m++) {
      begins[m] = base.applyAsInt(m) >> 1;
    }
    begins[models] = longs;
    Arrays.sort(begins);
    return new RowSpans(begins);
  }

  /** The CRFs that a row needs: all between the first and the last that it has any weight of. */
  public int spanOf(long[] columns) {
    int last = begins.length - 2;
    int first = 0;
    while (first < last && isZero(columns, first)) {
      first++;
    }
    while (last > first && isZero(columns, last)) {
      last--;
    }
    return first << HALF | last;
  }

  private boolean isZero(long[] columns, int crf) {
    for (int i = begins[crf]; i < begins[crf + 1]; i++) {
      if (columns[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a span is all CRFs. */
  public boolean isAll(int span) {
    return length(span) == begins[begins.length - 1];
  }

  /** Where a row begins, in longs. */
  static int offset(int row) {
    return row >>> BITS;
  }

  /** The first long that a row has of all columns. */
  public int first(int row) {
    return firsts[row & (SPANS - 1)];
  }

  /** How many longs a row has. */
  public int length(int row) {
    return lengths[row & (SPANS - 1)];
  }
}
