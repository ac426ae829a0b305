package news.copydesk.annotation.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A weight per feature and tone, each kept in eight bits: the sign and the square root of its part
 * of the largest weight, since small weights are many and need the finer steps. Immutable.
 */
final class LinearWeights {

  private static final int STEPS = 127;

  private final byte[] levels;
  private final float[] weightOf = new float[256];
  private final float largest;

  private LinearWeights(byte[] levels, float largest) {
    this.levels = levels;
    this.largest = largest;
    for (int level = -128; level <= 127; level++) {
      float part = level / (float) STEPS;
      weightOf[level + 128] = largest * part * Math.abs(part);
    }
  }

  /**
   * Rounds the weights.
   *
   * @param weights {@link Features#BUCKETS} times {@link Tones#COUNT}
   */
  static LinearWeights of(float[] weights) {
    float largest = 1e-6f;
    for (float weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    byte[] levels = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      float part = (float) Math.sqrt(Math.abs(weights[i]) / largest);
      levels[i] = (byte) (Math.signum(weights[i]) * Math.round(STEPS * part));
    }
    return new LinearWeights(levels, largest);
  }

  static LinearWeights read(DataInputStream in) throws IOException {
    float largest = in.readFloat();
    byte[] levels = new byte[Features.BUCKETS * Tones.COUNT];
    in.readFully(levels);
    return new LinearWeights(levels, largest);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeFloat(largest);
    out.write(levels);
  }

  /** The three scores of what fired. */
  float[] scores(Features features) {
    float negative = 0;
    float neutral = 0;
    float positive = 0;
    for (int i = 0; i < features.size(); i++) {
      int at = features.bucket(i) * Tones.COUNT;
      float value = features.value(i);
      negative += weightOf[levels[at] + 128] * value;
      neutral += weightOf[levels[at + 1] + 128] * value;
      positive += weightOf[levels[at + 2] + 128] * value;
    }
    return new float[] {negative, neutral, positive};
  }
}
