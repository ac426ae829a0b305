package news.copydesk.annotation.compiled;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * Sums of weights that go together wherever they go, over the columns of all CRFs, in {@link
 * Lanes}. A sum's number is where it begins, in longs; number 0 is nothing but zeros, so whoever
 * adds several at once need not ask which of them there are.
 */
final class Sums {

  /** Longs of a cache line. */
  private static final int LINE = 8;

  private final LongBuffer sums;
  private final int longs;

  /**
   * @param longs how many longs each has
   */
  Sums(ByteBuffer part, int longs) {
    this.sums = part.asLongBuffer();
    this.longs = longs;
  }

  /** Copies a sum to an array: what is there, HotSpot adds eight longs at a time. */
  void copy(int from, long[] to, int at) {
    sums.get(from, to, at, longs);
  }

  /** Reads from every cache line of a sum; what comes back means nothing. */
  long fetch(int from) {
    long any = sums.get(from + longs - 1);
    for (int i = 0; i < longs; i += LINE) {
      any ^= sums.get(from + i);
    }
    return any;
  }
}
