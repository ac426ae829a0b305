package news.copydesk.annotation.corenlp.compile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import news.copydesk.annotation.compiled.Lanes;
import news.copydesk.annotation.compiled.PackedTable;
import news.copydesk.annotation.compiled.RowSpans;
import org.jspecify.annotations.Nullable;

/** Writes rows of weights: single features, and sums of features that always go together. */
final class RowWriter {

  private final RowSpans spans;
  private final int[] fractionBits;
  private final Buffers rows = new Buffers();
  private final Buffers sums = new Buffers();
  private final Map<RowKey, Integer> rowNumbers = new HashMap<>();
  private final Map<RowKey, Integer> sumNumbers = new HashMap<>();

  /**
   * @param spans how rows are numbered
   * @param fractionBits for each column of all CRFs side by side, the bits behind the point
   */
  RowWriter(RowSpans spans, int[] fractionBits) {
    this.spans = spans;
    this.fractionBits = fractionBits.clone();
    write(lanes(columns()), rows);
    sum(columns());
  }

  /** All columns, zero. */
  double[] columns() {
    return new double[fractionBits.length];
  }

  /** Writes one feature's weights by column, each row once; without any, it is row 0. */
  int row(double[] columns) {
    long[] lanes = lanes(columns);
    if (Arrays.stream(lanes).allMatch(both -> both == 0)) {
      return 0;
    }
    int span = spans.spanOf(lanes);
    int first = spans.first(span);
    RowKey key = new RowKey(span, Arrays.copyOfRange(lanes, first, first + spans.length(span)));
    Integer known = rowNumbers.get(key);
    if (known != null) {
      return known;
    }
    long row = (long) write(key.lanes(), rows) << RowSpans.BITS | span;
    if (row >= 1L << PackedTable.ROW_BITS) {
      throw new UnsupportedCrfException("the CRFs have too many weights to be compiled together");
    }
    rowNumbers.put(key, (int) row);
    return (int) row;
  }

  /** Writes a sum, each once, and returns where it begins, in longs; without any, at 0. */
  int sum(double[] columns) {
    return sumNumbers.computeIfAbsent(
        new RowKey(0, lanes(columns)), key -> write(key.lanes(), sums));
  }

  /** Whether some of a feature's weights are of the first CRF's columns and some of the last's. */
  boolean spansAll(double[] columns) {
    return spans.isAll(spans.spanOf(lanes(columns)));
  }

  private static int write(long[] lanes, Buffers to) {
    int at = to.position() / Long.BYTES;
    ByteBuffer room = to.room(lanes.length * Long.BYTES);
    for (long both : lanes) {
      room.putLong(both);
    }
    return at;
  }

  private long[] lanes(double[] columns) {
    long[] lanes = new long[columns.length / 2];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = Lanes.of(fixed(columns, 2 * i), fixed(columns, 2 * i + 1));
    }
    return lanes;
  }

  private int fixed(double[] columns, int i) {
    return Math.toIntExact(Math.round(Math.scalb(columns[i], fractionBits[i])));
  }

  /** Adds one CRF's weights to the columns of all. */
  static void add(float @Nullable [] weights, double[] columns, int base) {
    if (weights != null) {
      for (int i = 0; i < weights.length; i++) {
        columns[base + i] += weights[i];
      }
    }
  }

  ByteBuffer writtenRows() {
    return rows.written();
  }

  ByteBuffer writtenSums() {
    return sums.written();
  }

  private record RowKey(int span, long[] lanes) {

    @Override
    public boolean equals(Object other) {
      return other instanceof RowKey key && span == key.span && Arrays.equals(lanes, key.lanes);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(lanes) + span;
    }
  }
}
