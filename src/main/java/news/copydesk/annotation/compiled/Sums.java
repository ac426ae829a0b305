package news.copydesk.annotation.compiled;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;

/** Sums of weights that go together wherever they go: doubles, one sum behind the other. */
final class Sums {

  private static final int LINE = 8;

  private final DoubleBuffer sums;
  private final LongBuffer bits;

  Sums(ByteBuffer part) {
    this.sums = part.asDoubleBuffer();
    this.bits = part.asLongBuffer();
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

  /** Reads from every cache line of a sum; what comes back means nothing. */
  long fetch(int from, int width) {
    long any = bits.get(from + width - 1);
    for (int i = 0; i < width; i += LINE) {
      any ^= bits.get(from + i);
    }
    return any;
  }
}
