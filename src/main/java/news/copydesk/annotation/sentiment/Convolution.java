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

  /** What stands for the row of a word that is not there. */
  static final int NOTHING = -3;

  /** Floats of a cache line. */
  private static final int LINE = 16;

  private final int filters;
  private final float[] weights;

  /** By row (the last: a word of which nothing is known, the target, nothing), span and filter. */
  private final float[] inputs;

  private final int unknown;

  Convolution(ConvolutionWeights network, WordTable words) {
    filters = network.filters();
    weights = network.values();
    unknown = words.size();
    inputs = new float[(words.size() + 3) * ConvolutionWeights.SPAN * filters];
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

  /** Working memory of one caller. */
  FilterPool pool() {
    return new FilterPool(filters);
  }

  int filters() {
    return filters;
  }

  /** Reads from every cache line of what a word adds; what comes back means nothing. */
  int fetch(int row) {
    int from = inputOf(row, BEFORE);
    int length = ConvolutionWeights.SPAN * filters;
    int any = Float.floatToRawIntBits(inputs[from + length - 1]);
    for (int i = 0; i < length; i += LINE) {
      any ^= Float.floatToRawIntBits(inputs[from + i]);
    }
    return any;
  }

  /** Copies what a word adds to the filters in one of three windows. */
  void copyInput(int row, int span, float[] to, int toAt) {
    System.arraycopy(inputs, inputOf(row, span), to, toAt, filters);
  }

  /** What three words side by side add to the filters. */
  void window(int previous, int row, int next, float[] to, int toAt) {
    int before = inputOf(previous, BEFORE);
    int at = inputOf(row, AT);
    int behind = inputOf(next, BEHIND);
    for (int f = 0; f < filters; f++) {
      to[toAt + f] = inputs[before + f] + inputs[at + f] + inputs[behind + f];
    }
  }

  /** The three scores of a sentence. */
  float[] scores(SentenceView sentence, FilterPool pool) {
    float[] values = pool.reserve(sentence.size);
    for (int i = 0; i < sentence.size; i++) {
      filter(sentence, i, values, i * filters);
    }
    pool.fill(sentence.size);
    return output(sentence.size, pool);
  }

  /**
   * The same, but for rounding, of windows that were worked out before.
   *
   * @param windows of the sentence's words, by word and filter
   */
  float[] scores(SentenceView sentence, float[] windows, FilterPool pool) {
    float[] values = pool.reserve(sentence.size);
    for (int i = 0; i < sentence.size; i++) {
      int place = ConvolutionWeights.placeAt(filters, sentence.place[i]);
      System.arraycopy(weights, place, values, i * filters, filters);
    }
    add(windows, values, sentence.size * filters);
    pool.fill(sentence.size);
    return output(sentence.size, pool);
  }

  private static void add(float[] windows, float[] values, int size) {
    for (int i = 0; i < size; i++) {
      values[i] += windows[i];
    }
  }

  private float[] output(int words, FilterPool pool) {
    float[] maximum = pool.maximum();
    float[] sum = pool.sum();
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

  /** The filters' values at one word, in the order of additions of the training. */
  private void filter(SentenceView sentence, int i, float[] values, int at) {
    System.arraycopy(
        weights, ConvolutionWeights.placeAt(filters, sentence.place[i]), values, at, filters);
    add(inputOf(sentence.row[i], AT), values, at);
    if (i > 0) {
      add(inputOf(sentence.row[i - 1], BEFORE), values, at);
    }
    if (i + 1 < sentence.size) {
      add(inputOf(sentence.row[i + 1], BEHIND), values, at);
    }
  }

  private void add(int input, float[] values, int at) {
    for (int f = 0; f < filters; f++) {
      values[at + f] += inputs[input + f];
    }
  }

  private int inputOf(int row, int word) {
    int known =
        switch (row) {
          case SentenceView.TARGET_ROW -> unknown + 1;
          case NOTHING -> unknown + 2;
          case KeyIndex.ABSENT -> unknown;
          default -> row;
        };
    return (known * ConvolutionWeights.SPAN + word) * filters;
  }
}
