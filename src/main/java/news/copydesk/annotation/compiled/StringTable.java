package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;

/**
 * Strings to numbers: open addressing with linear probing over slots of three ints: the string's
 * hash, the string's offset in the pool plus one (0: empty), the number. The string itself is
 * compared, so two strings with one hash are never mistaken for each other.
 */
final class StringTable {

  /** What is found where there is nothing. */
  static final int ABSENT = -1;

  /** Ints per slot. */
  static final int SLOT = 3;

  private final IntBuffer slots;
  private final StringPool pool;
  private final int mask;

  StringTable(IntBuffer slots, StringPool pool) {
    this.slots = slots;
    this.pool = pool;
    this.mask = slots.capacity() / SLOT - 1;
  }

  /** The number of a string, or {@link #ABSENT}. */
  int find(String text) {
    return find(text.hashCode(), text, 0, text.length());
  }

  /** Reads where a string of this hash would be; what comes back means nothing. */
  int fetch(int hash) {
    return mask < 0 ? 0 : slots.get(Slots.first(hash, mask) * SLOT + 1);
  }

  /** Reads the text that a string of this hash would be compared with first, likewise. */
  int fetchText(int hash) {
    int string = fetch(hash);
    return string == 0 ? 0 : pool.fetch(string - 1);
  }

  /** The number of a part of some characters, or {@link #ABSENT}. */
  int find(CharSequence text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + text.charAt(i);
    }
    return find(hash, text, from, to);
  }

  /** The number of a part of some characters whose hash, as of a string, is known. */
  int find(int hash, CharSequence text, int from, int to) {
    if (mask < 0) {
      return ABSENT;
    }
    int slot = Slots.first(hash, mask);
    // A full turn at most: a table without an empty slot must not hold a thread for ever.
    for (int probes = 0; probes <= mask; probes++) {
      int string = slots.get(slot * SLOT + 1);
      if (string == 0) {
        return ABSENT;
      }
      if (slots.get(slot * SLOT) == hash && pool.equal(string - 1, text, from, to)) {
        return slots.get(slot * SLOT + 2);
      }
      slot = (slot + 1) & mask;
    }
    return ABSENT;
  }
}
