package news.copydesk.annotation.compiled;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * Weights of single features, in {@link Lanes}: each row has the columns that its number says
 * ({@link RowSpans}), and nothing else.
 */
final class Rows {

  /** Longs of a cache line. */
  private static final int LINE = 8;

  private static final int FEW = 4;

  private final LongBuffer weights;
  private final RowSpans spans;

  Rows(ByteBuffer part, RowSpans spans) {
    this.weights = part.asLongBuffer();
    this.spans = spans;
  }

  /** Adds a row to the sums that begin at an index. */
  void add(int row, long[] sums, int at) {
    if (row == 0) {
      return;
    }
    int from = RowSpans.offset(row);
    int to = at + spans.first(row);
    int length = spans.length(row);
    if (length <= FEW) {
      addFew(from, length, sums, to);
      return;
    }
    for (int i = 0; i < length; i++) {
      sums[to + i] += weights.get(from + i);
    }
  }

  /** Most rows over labels are of one CRF: a loop would cost more than what is in it. */
  private void addFew(int from, int length, long[] sums, int to) {
    sums[to] += weights.get(from);
    if (length > 1) {
      sums[to + 1] += weights.get(from + 1);
    }
    if (length > 2) {
      sums[to + 2] += weights.get(from + 2);
    }
    if (length > 3) {
      sums[to + 3] += weights.get(from + 3);
    }
  }

  /** Reads the beginning of a row; what comes back means nothing. */
  long fetch(int row) {
    return weights.get(RowSpans.offset(row));
  }

  /** Reads from every cache line of a row; what comes back means nothing. */
  long fetchAll(int row) {
    int from = RowSpans.offset(row);
    int length = spans.length(row);
    long any = weights.get(from + length - 1);
    for (int i = 0; i < length; i += LINE) {
      any ^= weights.get(from + i);
    }
    return any;
  }
}
