package news.copydesk.annotation.linear;

/** Collects a text's features and how often each occurs. Not thread-safe; one per text. */
public final class FeatureBag {

  private static final int INITIAL = 1024;

  /** Logarithms are slow, and most counts are small. */
  private static final float[] DAMPED = ofSmallCounts();

  private int[] keys = new int[INITIAL];
  private float[] counts = new float[INITIAL];
  private int size;

  /** Notes one more occurrence. */
  public void add(int feature) {
    add(feature, 1);
  }

  /** Notes an occurrence of the given weight, above 0. */
  public void add(int feature, float weight) {
    int slot = slot(keys, counts, feature);
    if (counts[slot] == 0) {
      keys[slot] = feature;
      size++;
    }
    counts[slot] += weight;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  /** Different features so far. */
  public int size() {
    return size;
  }

  /**
   * The features with the logarithm of their counts, 1 + ln(count) (a weight below 1 as it is),
   * scaled to a Euclidean length of 1: what a long text says counts as much as what a short one
   * says.
   */
  public FeatureVector vector() {
    int[] features = new int[size];
    float[] values = new float[size];
    double squares = 0;
    int next = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      float count = counts[slot];
      if (count > 0) {
        float value = damped(count);
        features[next] = keys[slot];
        values[next++] = value;
        squares += (double) value * value;
      }
    }
    float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
    for (int i = 0; i < size; i++) {
      values[i] *= scale;
    }
    return new FeatureVector(features, values);
  }

  private static float damped(float count) {
    int whole = (int) count;
    return whole == count && whole < DAMPED.length ? DAMPED[whole] : exactlyDamped(count);
  }

  private static float exactlyDamped(float count) {
    return count > 1 ? 1 + (float) StrictMath.log(count) : count;
  }

  private static float[] ofSmallCounts() {
    float[] damped = new float[64];
    for (int count = 0; count < damped.length; count++) {
      damped[count] = exactlyDamped(count);
    }
    return damped;
  }

  private static int slot(int[] keys, float[] counts, int feature) {
    int mask = keys.length - 1;
    int slot = feature & mask;
    while (counts[slot] != 0 && keys[slot] != feature) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldKeys = keys;
    float[] oldCounts = counts;
    keys = new int[oldKeys.length * 2];
    counts = new float[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldCounts[i] != 0) {
        int slot = slot(keys, counts, oldKeys[i]);
        keys[slot] = oldKeys[i];
        counts[slot] = oldCounts[i];
      }
    }
  }
}
