package news.copydesk.annotation.linear;

import java.nio.ByteBuffer;
import java.util.List;
import news.copydesk.model.MappedFile;
import news.copydesk.model.ModelDescription;

/**
 * A model as it serves: weights of 8 bits in a hash table that is mapped from its file, so that the
 * processes of a host share one copy. Thread-safe.
 *
 * <p>The table is open addressing with linear probing: first the features' hashes, 0 for a free
 * slot, then the slots' rows, one byte per label.
 */
public final class LinearModel implements AutoCloseable {

  private final MappedFile mapped;
  private final ModelDescription description;
  private final String features;
  private final Output output;
  private final List<String> labels;
  private final float[] bias;
  private final float[] scales;
  private final Calibration calibration;
  private final ByteBuffer table;
  private final int capacity;

  /** Of no meaning; as long as somebody might look, nobody leaves the reading out. */
  private int fetched;

  LinearModel(
      ModelDescription description, ModelHeader header, ByteBuffer table, MappedFile mapped) {
    this.mapped = mapped;
    this.description = description;
    this.features = header.features();
    this.output = header.output();
    this.labels = header.labels();
    this.bias = header.bias();
    this.scales = header.scales();
    this.calibration = header.calibration();
    this.table = table;
    this.capacity = header.capacity();
  }

  /** Unmaps its file; it is not to be asked any more. */
  @Override
  public void close() {
    mapped.close();
  }

  /** Which model it is; the digest is that of its file. */
  public ModelDescription description() {
    return description;
  }

  /** The scheme of features that it was trained on: only that one may be given to it. */
  public String features() {
    return features;
  }

  /** How the labels relate. */
  public Output output() {
    return output;
  }

  /** The labels, in the order of all arrays. */
  public List<String> labels() {
    return labels;
  }

  /** Uncalibrated log odds of each label. */
  public double[] scores(FeatureVector vector) {
    int count = scales.length;
    float[] sums = new float[count];
    int rows = capacity * Integer.BYTES;
    // All are sought first: none need wait until the one before has come from memory.
    int[] slots = new int[vector.size()];
    int read = 0;
    for (int i = 0; i < slots.length; i++) {
      read ^= table.getInt(home(vector.feature(i), capacity) * Integer.BYTES);
    }
    for (int i = 0; i < slots.length; i++) {
      slots[i] = find(vector.feature(i));
      read ^= table.get(rows + Math.max(slots[i], 0) * count);
    }
    fetched = read;
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] >= 0) {
        float value = vector.value(i);
        int at = rows + slots[i] * count;
        for (int label = 0; label < count; label++) {
          sums[label] += value * table.get(at + label);
        }
      }
    }
    double[] scores = new double[count];
    for (int label = 0; label < count; label++) {
      scores[label] = bias[label] + scales[label] * sums[label];
    }
    return scores;
  }

  /** Calibrated probability of each label. */
  public double[] probabilities(FeatureVector vector) {
    return calibration.probabilities(output, scores(vector));
  }

  /** How many of the vector's features the model knows. */
  public int known(FeatureVector vector) {
    int known = 0;
    for (int i = 0; i < vector.size(); i++) {
      known += find(vector.feature(i)) >= 0 ? 1 : 0;
    }
    return known;
  }

  private int find(int feature) {
    int slot = home(feature, capacity);
    while (true) {
      int key = table.getInt(slot * Integer.BYTES);
      if (key == 0) {
        return -1;
      }
      if (key == feature) {
        return slot;
      }
      slot = slot + 1 == capacity ? 0 : slot + 1;
    }
  }

  /** Where a feature is looked for first; the capacity need not be a power of two. */
  static int home(int feature, int capacity) {
    return (int) ((Integer.toUnsignedLong(feature) * capacity) >>> 32);
  }
}
