package news.copydesk.annotation.gazetteer;

/** The hash of the compiled file's tables; a change of it is a change of the format's version. */
final class NameHash {

  private NameHash() {}

  static int add(int hash, char c) {
    return hash * 31 + c;
  }

  static int add(int hash, char[] chars, int begin, int end) {
    int sum = hash;
    for (int i = begin; i < end; i++) {
      sum = add(sum, chars[i]);
    }
    return sum;
  }

  /** Mixes in the scope, and all bits with each other (MurmurHash3's finalizer). */
  static int finish(int hash, int scope) {
    int mixed = hash + scope * 0x9E3779B9;
    mixed ^= mixed >>> 16;
    mixed *= 0x85EBCA6B;
    mixed ^= mixed >>> 13;
    mixed *= 0xC2B2AE35;
    return mixed ^ (mixed >>> 16);
  }
}
