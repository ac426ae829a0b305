package news.copydesk.annotation.linear;

/**
 * Names of features: 32-bit hashes (FNV-1a with MurmurHash3's finalizer), the same in every process
 * and release, since model files hold them.
 */
public final class Features {

  static final int SEED = 0x811c9dc5;
  static final int PRIME = 0x01000193;

  private Features() {}

  /** The feature of the given name; case, digits and all characters count. */
  public static int named(CharSequence name) {
    int hash = SEED;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * PRIME;
    }
    return mix(hash);
  }

  /** The feature of one thing followed by another: a bigram, or a word in a role. */
  public static int pair(int first, int second) {
    return mix(first * 0x9e3779b1 + Integer.rotateLeft(second, 15) + 0x7f4a7c15);
  }

  static int mix(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
