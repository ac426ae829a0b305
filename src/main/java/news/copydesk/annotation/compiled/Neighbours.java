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
   * The row of a key in a word's table, or 0, the empty row.
   *
   * @param at where the table begins
   * @param sizeBits its size, as a power of two
   */
  int find(int at, int sizeBits, long key) {
    return PackedTable.find(slots, at, (1 << sizeBits) - 1, key);
  }

  /** Reads the slot where the search for a key begins; what comes back means nothing. */
  long fetch(int at, int sizeBits, long key) {
    return slots.get(at + Slots.first(key, (1 << sizeBits) - 1));
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
