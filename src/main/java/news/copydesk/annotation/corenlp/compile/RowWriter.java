package news.copydesk.annotation.corenlp.compile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rows of weights: single features, and sums of features that always go together. */
final class RowWriter {

  private final int width;
  private final Buffers rows = new Buffers();
  private final Buffers sums = new Buffers();
  private final Map<SumKey, Integer> sumNumbers = new HashMap<>();

  /**
   * @param width columns of all CRFs side by side
   */
  RowWriter(int width) {
    this.width = width;
    rows.room(Integer.BYTES).putInt(0);
    sum(new double[width]);
  }

  int width() {
    return width;
  }

  /** Writes one feature's weights, by column; without any, it is row 0. */
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
    int row = rows.position() / Integer.BYTES;
    ByteBuffer room = rows.room(Integer.BYTES * (1 + end - first));
    room.putInt(end - first << 16 | first);
    for (int i = first; i < end; i++) {
      room.putFloat(columns[i]);
    }
    return row;
  }

  /** A written row, over all columns. */
  double[] read(int row) {
    double[] columns = new double[width];
    ByteBuffer written = rows.written().order(ByteOrder.LITTLE_ENDIAN);
    int at = row * Integer.BYTES;
    int header = written.getInt(at);
    for (int i = 0; i < header >>> 16; i++) {
      columns[(header & 0xFFFF) + i] = written.getFloat(at + Float.BYTES * (i + 1));
    }
    return columns;
  }

  /** Writes a sum, each once; sum 0 is all zero. */
  int sum(double[] columns) {
    return sumNumbers.computeIfAbsent(
        new SumKey(columns.clone()),
        key -> {
          ByteBuffer room = sums.room(width * Double.BYTES);
          for (double column : key.columns()) {
            room.putDouble(column);
          }
          return sumNumbers.size();
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
