package news.copydesk.annotation.corenlp.compile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import news.copydesk.annotation.compiled.PackedTable;
import org.jspecify.annotations.Nullable;

/** Writes rows of weights: single features, and sums of features that always go together. */
final class RowWriter {

  private final int width;
  private final Buffers rows = new Buffers();
  private final Buffers sums = new Buffers();
  private final Map<RowKey, Integer> rowNumbers = new HashMap<>();
  private final Map<SumKey, Integer> sumNumbers = new HashMap<>();

  /**
   * @param width columns of all CRFs side by side
   */
  RowWriter(int width) {
    this.width = width;
    rows.room(Integer.BYTES).putInt(0);
  }

  int width() {
    return width;
  }

  /** Writes one feature's weights by column, each row once; without any, it is row 0. */
  int row(float[] columns) {
    int first = 0;
    int end = width;
    while (first < end && columns[first] == 0) {
      first++;
    }
    while (end > first && columns[end - 1] == 0) {
      end--;
    }
    if (first == end) {
      return 0;
    }
    RowKey key = new RowKey(first, Arrays.copyOfRange(columns, first, end));
    Integer known = rowNumbers.get(key);
    return known == null ? write(key) : known;
  }

  private int write(RowKey key) {
    int row = rows.position() / Integer.BYTES;
    ByteBuffer room = rows.room(Integer.BYTES * (1 + key.columns().length));
    room.putInt(key.columns().length << 16 | key.first());
    for (float column : key.columns()) {
      room.putFloat(column);
    }
    if (row >= 1 << PackedTable.ROW_BITS) {
      throw new UnsupportedCrfException("the CRFs have too many weights to be compiled together");
    }
    rowNumbers.put(key, row);
    return row;
  }

  /** Writes a sum, each once, and returns where it begins, in doubles. */
  int sum(double[] columns) {
    return sumNumbers.computeIfAbsent(
        new SumKey(columns),
        key -> {
          int at = sums.position() / Double.BYTES;
          ByteBuffer room = sums.room(columns.length * Double.BYTES);
          for (double column : columns) {
            room.putDouble(column);
          }
          return at;
        });
  }

  /** Adds one CRF's weights to the columns of all. */
  static void put(float @Nullable [] weights, float[] columns, int base) {
    if (weights != null) {
      System.arraycopy(weights, 0, columns, base, weights.length);
    }
  }

  /** Adds one CRF's weights to the sums of all. */
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

  private record RowKey(int first, float[] columns) {

    @Override
    public boolean equals(Object other) {
      return other instanceof RowKey key
          && first == key.first
          && Arrays.equals(columns, key.columns);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(columns) + first;
    }
  }

  private record SumKey(double[] columns) {

    @Override
    public boolean equals(Object other) {
      return other instanceof SumKey key && Arrays.equals(columns, key.columns);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(columns);
    }
  }
}
