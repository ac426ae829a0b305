package news.copydesk.annotation.linear;

import java.util.Arrays;

/** A text as a sparse vector: hashed features and their values. Immutable. */
public final class FeatureVector {

  private final int[] features;
  private final float[] values;

  /**
   * @param features hashes, each at most once
   * @param values one per feature; both arrays are the vector's from now on
   */
  public FeatureVector(int[] features, float[] values) {
    if (features.length != values.length) {
      throw new IllegalArgumentException(
          "%d features, but %d values".formatted(features.length, values.length));
    }
    this.features = features;
    this.values = values;
  }

  /** How many features the vector has. */
  public int size() {
    return features.length;
  }

  /** The hash of one feature. */
  public int feature(int index) {
    return features[index];
  }

  /** The value of one feature. */
  public float value(int index) {
    return values[index];
  }

  /** This vector and another's features behind it; none may be in both. */
  public FeatureVector and(FeatureVector more) {
    int[] allFeatures = Arrays.copyOf(features, features.length + more.size());
    float[] allValues = Arrays.copyOf(values, allFeatures.length);
    System.arraycopy(more.features, 0, allFeatures, features.length, more.size());
    System.arraycopy(more.values, 0, allValues, values.length, more.size());
    return new FeatureVector(allFeatures, allValues);
  }
}
