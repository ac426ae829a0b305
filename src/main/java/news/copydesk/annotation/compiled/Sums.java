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

  /** Copies a sum to the start of an array: what is there, HotSpot adds eight longs at a time. */
  void copy(int from, long[] to) {
    sums.get(from, to, 0, longs);
  }

  /** Adds three sums to those that begin at an index. */
  void add(int a, int b, int c, long[] to, int at) {
    for (int i = 0; i < longs; i++) {
      to[at + i] += sums.get(a + i) + sums.get(b + i) + sums.get(c + i);
    }
  }

  /** Adds four sums to those that begin at an index, two of them only where a mask lets them. */
  void addMasked(
      int a, int b, int c, int d, long[] masks, int maskA, int maskC, long[] to, int at) {
    for (int i = 0; i < longs; i++) {
      to[at + i] +=
          ((sums.get(a + i) + sums.get(b + i)) & masks[maskA + i])
              + ((sums.get(c + i) + sums.get(d + i)) & masks[maskC + i]);
    }
  }

  /** Takes a sum off those that begin at an index, where a mask lets it. */
  void subtractMasked(int from, long[] masks, int mask, long[] to, int at) {
    for (int i = 0; i < longs; i++) {
      to[at + i] -= sums.get(from + i) & masks[mask + i];
    }
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
