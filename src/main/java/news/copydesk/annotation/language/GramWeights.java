package news.copydesk.annotation.language;

import java.util.Map;
import opennlp.tools.ml.model.Context;

/**
 * A maximum entropy model's weights by n-gram: an n-gram is a number, and its weights lie side by
 * side, so that a text makes neither strings nor maps. Immutable.
 */
final class GramWeights {

  /** Characters of the longest n-gram. */
  static final int LONGEST = 3;

  private static final int COUNT_BITS = 16;
  private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

  /** Per slot an n-gram's number, 0 for none, and where its weights begin above how many. */
  private final long[] slots;

  private final int mask;

  /** How many languages there are. */
  private final int all;

  /**
   * Weights of all n-grams one behind the other. Those of an n-gram that most languages have are in
   * the order of languages, with zeros for the others, since HotSpot adds eight of them at a time.
   */
  private final double[] weights;

  /** Of n-grams that fewer languages have: whose the weights are. */
  private final short[] languages;

  /**
   * @param grams per n-gram its weights by language; of those that are too long none is asked
   * @param all how many languages there are
   */
  GramWeights(Map<String, Context> grams, int all) {
    this.all = all;
    int size = 0;
    for (Context context : grams.values()) {
      size += room(context.getOutcomes().length);
    }
    mask = Integer.highestOneBit(Math.max(1, grams.size() * 3 / 2)) * 2 - 1;
    slots = new long[2 * (mask + 1)];
    weights = new double[size];
    languages = new short[size];
    int next = 0;
    for (Map.Entry<String, Context> gram : grams.entrySet()) {
      String text = gram.getKey();
      if (!text.isEmpty() && text.length() <= LONGEST) {
        long number = number(text.toCharArray(), 0, text.length());
        int slot = slot(number);
        slots[slot] = number;
        slots[slot + 1] = put(gram.getValue(), next);
        next += room(gram.getValue().getOutcomes().length);
      }
    }
  }

  private int room(int count) {
    return count * 2 > all ? all : count;
  }

  private long put(Context context, int begin) {
    int[] of = context.getOutcomes();
    int room = room(of.length);
    for (int i = 0; i < of.length; i++) {
      int at = begin + (room == all ? of[i] : i);
      languages[at] = (short) of[i];
      weights[at] = context.getParameters()[i];
    }
    return (long) begin << COUNT_BITS | room;
  }

  /** The number of an n-gram, never 0. */
  static long number(char[] text, int begin, int length) {
    long number = length;
    for (int i = 0; i < LONGEST; i++) {
      number = number << Character.SIZE | (i < length ? text[begin + i] : 0);
    }
    return number;
  }

  /** Where the weights of an n-gram are, for {@link #add}; 0 if it has none. */
  long find(long number) {
    return slots[slot(number) + 1];
  }

  /** Adds the weights that were found. */
  void add(long found, double[] sums) {
    int begin = (int) (found >>> COUNT_BITS);
    int count = (int) (found & COUNT_MASK);
    if (count == all) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weights[begin + i];
      }
    } else {
      for (int i = begin; i < begin + count; i++) {
        sums[languages[i]] += weights[i];
      }
    }
  }

  /** Spreads numbers over all bits. */
  static int hash(long number) {
    return (int) (number * 0x9e3779b97f4a7c15L >>> 32);
  }

  /** The slot of a number, or the free one where it would be. */
  private int slot(long number) {
    int slot = hash(number) & mask;
    while (slots[2 * slot] != 0 && slots[2 * slot] != number) {
      slot = (slot + 1) & mask;
    }
    return 2 * slot;
  }
}
