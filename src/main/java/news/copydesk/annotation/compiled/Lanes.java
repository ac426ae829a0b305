package news.copydesk.annotation.compiled;

/**
 * Two columns of fixed point in a long, which one addition adds: the first in its lower half, the
 * second in its upper. Both are two's complement, so a lower half below zero borrows one from the
 * upper half; that is given back when the upper half is read, however many were added before.
 */
public final class Lanes {

  /** Bits of a column. */
  public static final int BITS = 32;

  private static final long HALF = 1L << (BITS - 1);

  private Lanes() {}

  /** Two columns as one long. */
  public static long of(int low, int high) {
    return ((long) high << BITS) + low;
  }

  static int low(long both) {
    return (int) both;
  }

  static int high(long both) {
    return (int) ((both + HALF) >> BITS);
  }

  /** How many longs so many columns take. */
  public static int longs(int columns) {
    return (columns + 1) >> 1;
  }
}
