package news.copydesk.annotation.compiled;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Weights of single features. A row is a header (int: first column in the lower half, number of
 * columns in the upper) and that many floats; columns are those of {@link Dimensions}. Row 0 is
 * empty. Weights are added as doubles, as CoreNLP does.
 */
final class Rows {

  private static final int LINE = 16;

  private final IntBuffer headers;
  private final FloatBuffer weights;

  Rows(ByteBuffer part) {
    headers = part.asIntBuffer();
    weights = part.asFloatBuffer();
  }

  /** Adds a row to the sums that begin at an index. */
  void add(int row, double[] sums, int at) {
    int header = headers.get(row);
    int to = at + (header & 0xFFFF);
    int length = header >>> 16;
    for (int i = 0; i < length; i++) {
      sums[to + i] += weights.get(row + 1 + i);
    }
  }

  /** Copies a row's weights to the columns that begin at an index. */
  void copy(int row, float[] to, int at) {
    int header = headers.get(row);
    int first = at + (header & 0xFFFF);
    int length = header >>> 16;
    for (int i = 0; i < length; i++) {
      to[first + i] = weights.get(row + 1 + i);
    }
  }

  /** Reads a row's header; what comes back means nothing. */
  int fetch(int row) {
    return headers.get(row);
  }

  /** Reads from every cache line of a row; what comes back means nothing. */
  long fetchRest(int row) {
    long any = 0;
    int end = row + length(row);
    for (int i = row + LINE; i <= end; i += LINE) {
      any ^= headers.get(i);
    }
    return any ^ headers.get(end);
  }

  int first(int row) {
    return headers.get(row) & 0xFFFF;
  }

  int length(int row) {
    return headers.get(row) >>> 16;
  }

  /** One weight of a row, counted from its first column. */
  float weight(int row, int i) {
    return weights.get(row + 1 + i);
  }
}
