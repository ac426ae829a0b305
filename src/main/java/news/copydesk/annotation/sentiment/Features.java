package news.copydesk.annotation.sentiment;

import java.util.Arrays;

/** The features that fired for one sentence: buckets and values, in order. Not thread-safe. */
final class Features {

  /** Buckets that features are hashed into. */
  static final int BUCKETS = 1 << 18;

  private int[] bucket = new int[512];
  private float[] value = new float[512];
  private int size;

  /** Forgets all features. */
  void clear() {
    size = 0;
  }

  /**
   * Adds a feature.
   *
   * @param kind which kind of feature; kinds do not share names
   * @param name what fired, as 64 bits
   * @param strength how strongly
   */
  void add(int kind, long name, float strength) {
    if (size == bucket.length) {
      bucket = Arrays.copyOf(bucket, 2 * size);
      value = Arrays.copyOf(value, 2 * size);
    }
    long mixed = (name + kind * 0x9e3779b97f4a7c15L) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 32)) * 0xc4ceb9fe1a85ec53L;
    bucket[size] = (int) (mixed >>> 46);
    value[size] = strength;
    size++;
  }

  int size() {
    return size;
  }

  int bucket(int i) {
    return bucket[i];
  }

  float value(int i) {
    return value[i];
  }

  /** The same, for good. */
  Features copy() {
    Features copy = new Features();
    copy.bucket = Arrays.copyOf(bucket, size);
    copy.value = Arrays.copyOf(value, size);
    copy.size = size;
    return copy;
  }
}
