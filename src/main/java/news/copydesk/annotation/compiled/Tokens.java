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

  private static final int SHAPE_BITS = 16;
  private static final int SHAPE_MASK = (1 << SHAPE_BITS) - 1;
  private static final int CLASS_MASK = (1 << Words.TRAITS_SHIFT) - 1;

  private final Dimensions dimensions;
  private final int margin;

  int length;

  /** Its number, or {@link StringTable#ABSENT}. */
  int[] word = new int[0];

  @Nullable UnknownWord[] unknown = new UnknownWord[0];

  /** The records of the words, one behind the other; an unknown word's names no sums and rows. */
  int[] records = new int[0];

  /** Rows over label pairs: of the class and the word beside the ones before. */
  int[] classPair = new int[0];

  int[] wordPair = new int[0];

  /** Sums over labels, in {@link Lanes}. */
  long[] node = new long[0];

  /** What the shape behind it says of its labels. */
  long[] shapeBehind = new long[0];

  /** All sums over labels and over label pairs, by column. */
  int[] nodeColumns = new int[0];

  int[] edgeColumns = new int[0];

  /**
   * @param margin how far features look beyond a sentence's ends
   */
  Tokens(Dimensions dimensions, int margin) {
    this.dimensions = dimensions;
    this.margin = margin;
  }

  /** Makes room for a sentence of so many tokens. */
  void begin(int tokens) {
    length = tokens;
    int places = tokens + 2 * margin;
    if (places > word.length || (word.length > KEPT_LENGTH && places <= KEPT_LENGTH)) {
      allocate(Math.max(places + places / 2, 64));
    }
  }

  private void allocate(int places) {
    word = new int[places];
    unknown = new UnknownWord[places];
    records = new int[places * Words.RECORD];
    classPair = new int[places];
    wordPair = new int[places];
    node = new long[places * dimensions.nodeLongs()];
    shapeBehind = new long[node.length];
    nodeColumns = new int[places * dimensions.nodeWidth()];
    edgeColumns = new int[places * dimensions.edgeWidth()];
  }

  /** The place of the first token. */
  int first() {
    return margin;
  }

  /** The place behind the last token. */
  int end() {
    return margin + length;
  }

  /** A field of the word's record. */
  int get(int place, int field) {
    return records[place * Words.RECORD + field];
  }

  int traits(int place) {
    return get(place, Words.CLASS_AND_TRAITS) >>> Words.TRAITS_SHIFT;
  }

  int wordClass(int place) {
    return get(place, Words.CLASS_AND_TRAITS) & CLASS_MASK;
  }

  int shape(int model, int place) {
    int both = get(place, Words.SHAPES + (model >> 1));
    return both >>> ((model & 1) * SHAPE_BITS) & SHAPE_MASK;
  }

  /** The shapes of all models. */
  long shapes(int place) {
    return (long) get(place, Words.SHAPES + 1) << 32 | get(place, Words.SHAPES) & 0xFFFFFFFFL;
  }

  /** Notes an unknown word: its class, its traits and its shapes, and no row of its own. */
  void put(int place, UnknownWord is) {
    int at = place * Words.RECORD;
    Arrays.fill(records, at, at + Words.RECORD, 0);
    word[place] = StringTable.ABSENT;
    unknown[place] = is;
    records[at + Words.CLASS_AND_TRAITS] = is.wordClass() | is.traits() << Words.TRAITS_SHIFT;
    for (int m = 0; m < is.shapes().length; m++) {
      records[at + Words.SHAPES + (m >> 1)] |= is.shapes()[m] << ((m & 1) * SHAPE_BITS);
    }
  }
}
