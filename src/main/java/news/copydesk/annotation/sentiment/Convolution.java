package news.copydesk.annotation.sentiment;

import java.util.Arrays;

/**
 * The network made ready to score: what each word of the table adds to each filter is worked out
 * once, so that a sentence costs three additions per word and filter. Immutable.
 */
final class Convolution {

  /** What a short sentence's sum is divided by, at least: the square root of this. */
  static final int LENGTH_OFFSET = 5;

  /** A word's part in the window of the word behind it. */
  static final int BEFORE = 0;

  /** Its part in its own window. */
  static final int AT = 1;

  /** Its part in the window of the word before it. */
  static final int BEHIND = 2;

  private final int filters;
  private final float[] weights;

  /** By row (the two last: a word of which nothing is known, the target), span and filter. */
  private final float[] inputs;

  private final int unknown;

  Convolution(ConvolutionWeights network, WordTable words) {
    filters = network.filters();
    weights = network.values();
    unknown = words.size();
    inputs = new float[(words.size() + 2) * ConvolutionWeights.SPAN * filters];
    float[] input = new float[ConvolutionWeights.INPUTS];
    for (int row = 0; row <= unknown; row++) {
      for (int i = 0; i < WordTable.WIDTH; i++) {
        input[i] = words.value(row == unknown ? KeyIndex.ABSENT : row, i);
      }
      fill(row, input);
    }
    Arrays.fill(input, 0);
    input[ConvolutionWeights.TARGET] = 1;
    fill(unknown + 1, input);
  }

  private void fill(int row, float[] input) {
    for (int word = 0; word < ConvolutionWeights.SPAN; word++) {
      int to = (row * ConvolutionWeights.SPAN + word) * filters;
      for (int i = 0; i < input.length; i++) {
        int from = ConvolutionWeights.inputAt(filters, word, i);
        if (input[i] != 0) {
          addScaled(weights, from, input[i], inputs, to);
        }
      }
    }
  }

  private void addScaled(float[] from, int fromAt, float factor, float[] to, int toAt) {
    for (int f = 0; f < filters; f++) {
      to[toAt + f] += factor * from[fromAt + f];
    }
  }

  /** Working memory of one caller: arrays of their own, so that loops over them are vectorized. */
  static final class Scratch {
    private final float[] value;
    private final float[] maximum;
    private final float[] sum;

    private Scratch(int filters) {
      value = new float[filters];
      maximum = new float[filters];
      sum = new float[filters];
    }

    private void clear() {
      Arrays.fill(maximum, 0);
      Arrays.fill(sum, 0);
    }
  }

  Scratch scratch() {
    return new Scratch(filters);
  }

  int filters() {
    return filters;
  }

  /** Adds what a word adds to the filters in one of three windows, from a position on. */
  void addInput(int row, int span, float[] to, int toAt) {
    int from = inputOf(row, span);
    for (int f = 0; f < filters; f++) {
      to[toAt + f] += inputs[from + f];
    }
  }

  /** The three scores of a sentence. */
  float[] scores(SentenceView sentence, Scratch scratch) {
    scratch.clear();
    for (int i = 0; i < sentence.size; i++) {
      filter(sentence, i, scratch.value);
      pool(scratch.value, scratch.maximum, scratch.sum);
    }
    return output(sentence.size, scratch);
  }

  /**
   * The same, but for rounding, of windows that were worked out before.
   *
   * @param windows of the sentence's words, by word and filter
   */
  float[] scores(SentenceView sentence, float[] windows, Scratch scratch) {
    scratch.clear();
    float[] value = scratch.value;
    for (int i = 0; i < sentence.size; i++) {
      int place = ConvolutionWeights.placeAt(filters, sentence.place[i]);
      System.arraycopy(windows, i * filters, value, 0, filters);
      for (int f = 0; f < value.length; f++) {
        value[f] += weights[place + f];
      }
      pool(value, scratch.maximum, scratch.sum);
    }
    return output(sentence.size, scratch);
  }

  private float[] output(int words, Scratch scratch) {
    float[] maximum = scratch.maximum;
    float[] sum = scratch.sum;
    float scale = 1 / (float) Math.sqrt(words + LENGTH_OFFSET);
    float[] scores = new float[Tones.COUNT];
    int output = ConvolutionWeights.outputAt(filters);
    for (int tone = 0; tone < Tones.COUNT; tone++) {
      int maxima = output + tone * 2 * filters;
      float score = weights[output + Tones.COUNT * 2 * filters + tone];
      for (int f = 0; f < filters; f++) {
        score += weights[maxima + f] * maximum[f] + weights[maxima + filters + f] * sum[f] * scale;
      }
      scores[tone] = score;
    }
    return scores;
  }

  private static void pool(float[] value, float[] maximum, float[] sum) {
    for (int f = 0; f < value.length; f++) {
      value[f] = Math.max(0, value[f]);
    }
    for (int f = 0; f < value.length; f++) {
      sum[f] += value[f];
    }
    for (int f = 0; f < value.length; f++) {
      maximum[f] = Math.max(maximum[f], value[f]);
    }
  }

  /** The filters' values at one word. */
  private void filter(SentenceView sentence, int i, float[] value) {
    System.arraycopy(
        weights, ConvolutionWeights.placeAt(filters, sentence.place[i]), value, 0, filters);
    add(inputOf(sentence.row[i], AT), value);
    if (i > 0) {
      add(inputOf(sentence.row[i - 1], BEFORE), value);
    }
    if (i + 1 < sentence.size) {
      add(inputOf(sentence.row[i + 1], BEHIND), value);
    }
  }

  private void add(int input, float[] value) {
    for (int f = 0; f < value.length; f++) {
      value[f] += inputs[input + f];
    }
  }

  private int inputOf(int row, int word) {
    int known =
        switch (row) {
          case SentenceView.TARGET_ROW -> unknown + 1;
          case KeyIndex.ABSENT -> unknown;
          default -> row;
        };
    return (known * ConvolutionWeights.SPAN + word) * filters;
  }
}
