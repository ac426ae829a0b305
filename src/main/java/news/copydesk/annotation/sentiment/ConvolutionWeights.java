package news.copydesk.annotation.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The numbers of a small convolutional network over three words (after Kim 2014, with the place
 * from the target added to each filter's input): per filter the weights of the word before, the
 * word itself and the word behind; per place and filter an offset; and per tone the weights of each
 * filter's maximum and of its sum. A word's input is its vector and one dimension more, which is 1
 * for the target and 0 for all others.
 *
 * @param filters how many filters
 * @param values all numbers, in the order of the offsets below
 */
record ConvolutionWeights(int filters, float[] values) {

  /** Words that a filter sees. */
  static final int SPAN = 3;

  /** Dimensions of a word's input. */
  static final int INPUTS = WordTable.WIDTH + 1;

  /** The dimension that is 1 for the target. */
  static final int TARGET = WordTable.WIDTH;

  private static final int MOST_FILTERS = 256;

  /** All numbers of a network with so many filters. */
  static int count(int filters) {
    return outputAt(filters) + Tones.COUNT * (2 * filters + 1);
  }

  /** The filters' weights of a dimension of the word before (0), itself (1) or behind (2). */
  static int inputAt(int filters, int word, int dimension) {
    return (word * INPUTS + dimension) * filters;
  }

  /** The filters' offsets of a place. */
  static int placeAt(int filters, int place) {
    return inputAt(filters, SPAN, 0) + place * filters;
  }

  /** The output weights, tone by tone: maxima, sums; then the three biases. */
  static int outputAt(int filters) {
    return placeAt(filters, SentenceView.PLACES);
  }

  static ConvolutionWeights read(DataInputStream in) throws IOException {
    int filters = in.readInt();
    if (filters < 1 || filters > MOST_FILTERS) {
      throw new IOException("it claims " + filters + " filters");
    }
    float[] values = new float[count(filters)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return new ConvolutionWeights(filters, values);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(filters);
    for (float value : values) {
      out.writeFloat(value);
    }
  }
}
