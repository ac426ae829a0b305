package news.copydesk.annotation.compiled;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;

/** Sums of weights that go together wherever they go: doubles, one sum behind the other. */
final class Sums {

  private final DoubleBuffer sums;

  Sums(ByteBuffer part) {
    this.sums = part.asDoubleBuffer();
  }

  /**
   * Adds a sum to those that begin at an index.
   *
   * @param from where the sum begins
   * @param width how many columns it has
   */
  void add(int from, int width, double[] to, int at) {
    for (int i = 0; i < width; i++) {
      to[at + i] += sums.get(from + i);
    }
  }
}
