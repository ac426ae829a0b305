package news.copydesk.annotation.sentiment;

import java.util.Arrays;

/** Finds the position of a key in a list without making objects. Immutable. */
final class KeyIndex {

  /** What stands for a key that is not in the list. */
  static final int ABSENT = -1;

  private final long[] keys;
  private final int[] positions;
  private final int mask;

  /**
   * @param listed distinct keys
   */
  KeyIndex(long... listed) {
    int capacity = Integer.highestOneBit(Math.max(4, listed.length * 2 - 1)) * 2;
    keys = new long[capacity];
    positions = new int[capacity];
    mask = capacity - 1;
    Arrays.fill(positions, ABSENT);
    for (int i = 0; i < listed.length; i++) {
      int slot = slot(listed[i]);
      if (positions[slot] != ABSENT) {
        throw new IllegalArgumentException("key " + listed[i] + " is there twice");
      }
      keys[slot] = listed[i];
      positions[slot] = i;
    }
  }

  /** The list of these words. */
  static KeyIndex ofWords(String... words) {
    return new KeyIndex(Arrays.stream(words).mapToLong(WordKey::of).toArray());
  }

  /** Where the key is in the list, or {@link #ABSENT}. */
  int position(long key) {
    return positions[slot(key)];
  }

  boolean contains(long key) {
    return position(key) != ABSENT;
  }

  /** The key's slot, or the free one where it would be. */
  private int slot(long key) {
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (positions[slot] != ABSENT && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
