package news.copydesk.annotation.compiled;

import java.util.Arrays;

/**
 * At most how much two words together may be worth to names: vectors of {@link Lanes} by the row of
 * weights over label pairs that they were worked out from, some of which are kept. Used by one
 * thread.
 */
final class PairCeilings {

  /** About 130 bytes each, for three models; a power of two. */
  private static final int REMEMBERED = 4096;

  private final Rows rows;
  private final Lanes lanes;
  private final int longs;
  private final int size;
  private final int[] known = new int[REMEMBERED];
  private final long[] vectors;
  private final double[] edge;

  PairCeilings(CompiledModel model) {
    rows = model.edgeRows();
    lanes = model.lanes();
    longs = lanes.longs();
    size = (WordCeilings.PER_PLACE + 1) * longs;
    vectors = new long[REMEMBERED * size];
    edge = new double[model.dimensions().edgeWidth()];
  }

  /** Adds a row's vectors to those of the right one of two places and the left one before it. */
  void add(int row, long[] to, int right) {
    int slot = Slots.first((long) row, REMEMBERED - 1);
    int from = slot * size;
    if (known[slot] != row) {
      Arrays.fill(edge, 0);
      rows.add(row, edge, 0);
      write(edge, vectors, from);
      known[slot] = row;
    }
    int stride = WordCeilings.PER_PLACE * longs;
    int at = right * stride;
    for (int i = 0; i < stride; i++) {
      to[at + i] += vectors[from + i];
    }
    for (int i = 0; i < longs; i++) {
      to[at - stride + i] += vectors[from + stride + i];
    }
  }

  private void write(double[] sums, long[] to, int at) {
    double[] values = lanes.values();
    lanes.addRight(sums, values, 1);
    lanes.pack(values, to, at);
    lanes.same(sums, to, at + longs);
    lanes.other(sums, to, at + 2 * longs);
    values = lanes.values();
    lanes.addLeft(sums, values, 1);
    lanes.pack(values, to, at + 3 * longs);
  }
}
