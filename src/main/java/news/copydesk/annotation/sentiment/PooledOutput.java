package news.copydesk.annotation.sentiment;

import java.util.Arrays;
import java.util.Random;

/**
 * The upper half of the network while it is trained: each filter's maximum and sum over the words,
 * some of them dropped, and from there to the tones and back. Good for one sentence.
 */
final class PooledOutput {

  private final float[] weights;
  private final int filters;
  private final float[][] hidden;
  private final int size;
  private final float[] pooled;
  private final float[] keep;
  private final int[] strongest;
  private final float scale;

  /**
   * @param hidden the filters' values per word, before they are cut off at zero
   * @param size how many words there are
   * @param dropout how likely a pooled value is dropped
   */
  PooledOutput(
      float[] weights, int filters, float[][] hidden, int size, float dropout, Random random) {
    this.weights = weights;
    this.filters = filters;
    this.hidden = hidden;
    this.size = size;
    this.pooled = new float[2 * filters];
    this.keep = new float[2 * filters];
    this.strongest = new int[filters];
    this.scale = 1 / (float) Math.sqrt(size + Convolution.LENGTH_OFFSET);
    Arrays.fill(strongest, -1);
    pool();
    for (int i = 0; i < pooled.length; i++) {
      keep[i] = random.nextFloat() < dropout ? 0 : 1 / (1 - dropout);
      pooled[i] *= keep[i];
    }
  }

  private void pool() {
    for (int i = 0; i < size; i++) {
      for (int f = 0; f < filters; f++) {
        float value = hidden[i][f];
        if (value > 0) {
          pooled[filters + f] += value * scale;
          if (value > pooled[f]) {
            pooled[f] = value;
            strongest[f] = i;
          }
        }
      }
    }
  }

  /**
   * Adds the gradients of the output weights, and sets those of the filters' values.
   *
   * @param tone the right one
   */
  void backward(int tone, float[] gradients, float[][] hiddenGradients) {
    float[] back = new float[2 * filters];
    int output = ConvolutionWeights.outputAt(filters);
    int biases = output + Tones.COUNT * 2 * filters;
    double[] tones = new double[Tones.COUNT];
    for (int t = 0; t < Tones.COUNT; t++) {
      tones[t] = weights[biases + t];
      for (int i = 0; i < pooled.length; i++) {
        tones[t] += weights[output + t * 2 * filters + i] * pooled[i];
      }
    }
    Tones.softmax(tones);
    for (int t = 0; t < Tones.COUNT; t++) {
      float error = (float) (tones[t] - (t == tone ? 1 : 0));
      gradients[biases + t] += error;
      for (int i = 0; i < pooled.length; i++) {
        gradients[output + t * 2 * filters + i] += error * pooled[i];
        back[i] += error * weights[output + t * 2 * filters + i] * keep[i];
      }
    }
    for (int i = 0; i < size; i++) {
      for (int f = 0; f < filters; f++) {
        float fromMaximum = strongest[f] == i ? back[f] : 0;
        hiddenGradients[i][f] = hidden[i][f] > 0 ? back[filters + f] * scale + fromMaximum : 0;
      }
    }
  }
}
