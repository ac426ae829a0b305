package news.copydesk.annotation.compiled;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;

/** Sums of weights that go together wherever they go, one over all columns after the other. */
final class Sums {

  private final DoubleBuffer sums;
  private final int width;

  Sums(ByteBuffer part, int width) {
    this.sums = part.asDoubleBuffer();
    this.width = width;
  }

  /** Adds a row to the sums that begin at an index. */
  void add(int row, double[] to, int at) {
    int from = row * width;
    for (int i = 0; i < width; i++) {
      to[at + i] += sums.get(from + i);
    }
  }
}
