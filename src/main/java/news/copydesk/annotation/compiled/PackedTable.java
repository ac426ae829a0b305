package news.copydesk.annotation.compiled;

import java.nio.LongBuffer;

/**
 * Packed ids to rows: open addressing with linear probing over longs, the key above the row, which
 * takes the lower 27 bits and is never 0; an empty slot is 0. Keys are ids, not hashes, so there
 * are no collisions but in the search.
 */
public final class PackedTable {

  /** Bits of a row. */
  public static final int ROW_BITS = 27;

  private static final int ROW_MASK = (1 << ROW_BITS) - 1;

  private final LongBuffer slots;
  private final int mask;

  PackedTable(LongBuffer slots) {
    this.slots = slots;
    this.mask = slots.capacity() - 1;
  }

  /** The row of a key, or 0, the empty row. */
  int find(long key) {
    int slot = Slots.first(key, mask);
    for (int probes = 0; probes <= mask; probes++) {
      long found = slots.get(slot);
      if (found >>> ROW_BITS == key || found == 0) {
        return row(found);
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  /** The row in a slot. */
  static int row(long slot) {
    return (int) slot & ROW_MASK;
  }

  /** Two shapes of a model side by side. */
  public static long shapes(int model, int first, int second) {
    return 1L << 34 | (long) model << 32 | (long) first << 16 | second;
  }

  /** A pair of shapes before a shape. */
  public static long shapesAndShape(int pair, int shape) {
    return 1L << 36 | (long) pair << 16 | shape;
  }
}
