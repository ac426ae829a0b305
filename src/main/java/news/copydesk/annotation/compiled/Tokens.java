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
  private final int ceilingLongs;

  int length;
  int[] word = new int[0];
  int[] traits = new int[0];
  int[] classes = new int[0];
  int[] beside = new int[0];
  int[] neighbours = new int[0];
  int[] sieves = new int[0];
  int[][] shape;

  /** Those of all models, 16 bits each. */
  long[] shapes = new long[0];

  @Nullable UnknownWord[] unknown = new UnknownWord[0];

  /** Row of the word with the one before it. */
  int[] wordPairs = new int[0];

  /** At most what labels are worth: three vectors of {@link Lanes} for each place. */
  long[] ceilings = new long[0];

  /** The models by which a place may be part of a name, as bits. */
  byte[] open = new byte[0];

  /** The models that need the label pairs between a place and the one before it. */
  byte[] pairs = new byte[0];

  /** Over labels: neighbours' scores everywhere, single words' at open places. */
  double[] node = new double[0];

  /** Over label pairs, where {@link #pairs} says so. */
  double[] edge = new double[0];

  /**
   * @param margin how far features look beyond a sentence's ends
   */
  Tokens(Dimensions dimensions, Lanes lanes, int margin) {
    this.dimensions = dimensions;
    this.margin = margin;
    this.ceilingLongs = WordCeilings.PER_PLACE * lanes.longs();
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
    Arrays.fill(ceilings, 0, places * ceilingLongs, 0);
    Arrays.fill(open, 0, places, (byte) 0);
    Arrays.fill(pairs, 0, places, (byte) 0);
  }

  /** Sets all label pairs that open places are part of to zero. */
  void beginPairs() {
    int width = dimensions.edgeWidth();
    for (int place = first(); place < end(); place++) {
      pairs[place] = (byte) (open[place - 1] | open[place]);
      if (pairs[place] != 0) {
        Arrays.fill(edge, place * width, (place + 1) * width, 0);
      }
    }
  }

  private void allocate(int places) {
    word = new int[places];
    traits = new int[places];
    classes = new int[places];
    beside = new int[places];
    wordPairs = new int[places];
    ceilings = new long[places * ceilingLongs];
    open = new byte[places];
    pairs = new byte[places];
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
