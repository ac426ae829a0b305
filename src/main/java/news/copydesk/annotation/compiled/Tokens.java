package news.copydesk.annotation.compiled;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sentence as ids, with {@link Words#PAD} before and behind it, and the sums that labels are
 * chosen by. One thread's; kept from sentence to sentence, so that nothing is allocated.
 */
final class Tokens {

  /** What is kept for longer sentences would be held for ever by each thread. */
  private static final int KEPT_LENGTH = 512;

  private final Dimensions dimensions;
  private final int margin;

  int length;
  int[] word = new int[0];
  int[] traits = new int[0];
  int[] classes = new int[0];
  int[] pairs = new int[0];
  int[] neighbours = new int[0];
  int[] sieves = new int[0];
  int[][] shape;

  /** Those of all models, 16 bits each. */
  long[] shapes = new long[0];

  @Nullable UnknownWord[] unknown = new UnknownWord[0];
  double[] node = new double[0];
  double[] edge = new double[0];

  /**
   * @param margin how far features look beyond a sentence's ends
   */
  Tokens(Dimensions dimensions, int margin) {
    this.dimensions = dimensions;
    this.margin = margin;
    this.shape = new int[dimensions.models()][0];
  }

  /** Makes room for a sentence of so many tokens, with all sums zero. */
  void begin(int tokens) {
    length = tokens;
    int places = tokens + 2 * margin;
    if (places > word.length || (word.length > KEPT_LENGTH && places <= KEPT_LENGTH)) {
      allocate(Math.max(places + places / 2, 64));
    }
    Arrays.fill(node, 0, places * dimensions.nodeWidth(), 0);
    Arrays.fill(edge, 0, places * dimensions.edgeWidth(), 0);
  }

  private void allocate(int places) {
    word = new int[places];
    traits = new int[places];
    classes = new int[places];
    pairs = new int[places];
    neighbours = new int[places];
    sieves = new int[places];
    shapes = new long[places];
    unknown = new UnknownWord[places];
    for (int m = 0; m < shape.length; m++) {
      shape[m] = new int[places];
    }
    node = new double[places * dimensions.nodeWidth()];
    edge = new double[places * dimensions.edgeWidth()];
  }

  /** The place of the first token. */
  int first() {
    return margin;
  }

  /** The place behind the last token. */
  int end() {
    return margin + length;
  }

  int margin() {
    return margin;
  }
}
