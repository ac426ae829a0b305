package news.copydesk.annotation.compiled;

/** Where the search in an open-addressed table begins: the same for who writes and who reads. */
public final class Slots {

  /** Offsets of strings below bits of their hashes. */
  public static final int OFFSET_MASK = (1 << 24) - 1;

  private Slots() {}

  /** A slot with an offset that the mask leaves whole, and bits of the string's hash above it. */
  public static int tagged(int offset, int hash) {
    return offset | tag(hash);
  }

  /** Whether a slot may be that of a string with this hash. */
  static boolean sameTag(int slot, int hash) {
    return (slot & ~OFFSET_MASK) == tag(hash);
  }

  /** Bits that {@link #firstOf} does not look at first. */
  private static int tag(int hash) {
    return hash * 0x9E3779B9 << 24;
  }

  /** The first slot of a string's hash; Java's hash leaves its upper bits to chance. */
  public static int first(int hash, int mask) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) & mask;
  }

  /** The first slot of packed ids. */
  public static int first(long key, int mask) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
  }

  /** The first slot of a string's hash in a table whose size is no power of two. */
  public static int firstOf(int hash, int size) {
    return (int) ((hash * 0x9E3779B9 & 0xFFFFFFFFL) * size >>> 32);
  }
}
