package news.copydesk.annotation.compiled;

import java.nio.LongBuffer;

/**
 * Packed ids to rows: open addressing with linear probing over slots of two longs: the key (0:
 * empty) and the row. Keys are ids, not hashes, so there are no collisions but in the search.
 */
public final class PackedTable {

  /** Longs per slot. */
  public static final int SLOT = 2;

  private final LongBuffer slots;
  private final int mask;

  PackedTable(LongBuffer slots) {
    this.slots = slots;
    this.mask = slots.capacity() / SLOT - 1;
  }

  /** The row of a key, or 0, the empty row. */
  int find(long key) {
    int slot = Slots.first(key, mask);
    for (int probes = 0; probes <= mask; probes++) {
      long found = slots.get(slot * SLOT);
      if (found == key) {
        return (int) slots.get(slot * SLOT + 1);
      }
      if (found == 0) {
        return 0;
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  /** A word beside a shape: which feature, of which model; shapes below 65,536. */
  public static long wordAndShape(int feature, int model, int word, int shape) {
    return 1L | (long) feature << 1 | (long) model << 4 | (long) shape << 8 | (long) word << 24;
  }

  /** A word before a word. */
  public static long wordAndWord(int left, int right) {
    return 1L | (long) right << 1 | (long) left << 32;
  }

  /** A pair of shapes before a shape. */
  public static long shapesAndShape(int model, int pair, int shape) {
    return 1L | (long) model << 4 | (long) shape << 8 | (long) pair << 24;
  }
}
