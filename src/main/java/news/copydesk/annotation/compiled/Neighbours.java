package news.copydesk.annotation.compiled;

import java.nio.LongBuffer;

/**
 * What a word is beside others: for each word a small table of its own, so that all that is asked
 * about one word lies side by side. Its keys are a shape near the word, or the word behind it.
 */
public final class Neighbours {

  private final LongBuffer slots;

  Neighbours(LongBuffer slots) {
    this.slots = slots;
  }

  /**
   * Where the search for a key begins.
   *
   * @param at where the word's table begins
   * @param sizeBits its size, as a power of two, not counting what was written beyond it
   */
  public static int slot(int at, int sizeBits, long key) {
    return at + Slots.first(key, (1 << sizeBits) - 1);
  }

  /** Reads a slot; what comes back means nothing. */
  long fetch(int slot) {
    return slots.get(slot);
  }

  /** The row of a key, or 0, the empty row: behind each table there is an empty slot. */
  int find(int slot, long key) {
    for (int at = slot; ; at++) {
      long found = slots.get(at);
      if (found >>> PackedTable.ROW_BITS == key || found == 0) {
        return PackedTable.row(found);
      }
    }
  }

  /** A shape near the word. */
  public static long shape(Words.WordShapeFeature feature, int model, int shape) {
    return 1L << 20 | feature.ordinal() << 18 | model << 16 | shape;
  }

  /** A word behind the word. */
  public static long word(int right) {
    return 1L << 21 | right;
  }
}
