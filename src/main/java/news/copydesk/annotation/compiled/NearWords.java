package news.copydesk.annotation.compiled;

import java.util.Arrays;

/**
 * Adds up what words say of the labels of all places near them, wherever exactly they stand: each
 * CRF looks so many places to either side. Used by one thread.
 */
final class NearWords {

  private final Sums sums;
  private final int longs;
  private final int[] widths;
  private final int narrowest;
  private final int widest;

  // Of all places: what their words say of those before and of those behind.
  private long[] before = new long[0];
  private long[] behind = new long[0];

  /** For each distance, which columns of all places are of CRFs that look so far. */
  private final long[][] within;

  NearWords(CompiledModel model) {
    sums = model.nodeSums();
    Dimensions dimensions = model.dimensions();
    longs = dimensions.nodeLongs();
    widths = new int[longs];
    for (int m = 0; m < dimensions.models(); m++) {
      int first = dimensions.nodeBase(m) >> 1;
      int end = first + Lanes.longs(dimensions.labels(m));
      Arrays.fill(widths, first, end, model.description().models().get(m).disjunctionWidth());
    }
    narrowest = Arrays.stream(widths).min().orElse(0);
    widest = Arrays.stream(widths).max().orElse(0);
    within = new long[widest + 1][0];
  }

  /** Adds the scores of all words to those of all places. */
  void add(Tokens tokens) {
    if (before.length != tokens.node.length) {
      allocate(tokens.node.length);
    }
    for (int place = tokens.first() - widest; place < tokens.end() + widest; place++) {
      sums.copy(tokens.get(place, Words.DISJUNCTION_NEXT), before, place * longs);
      sums.copy(tokens.get(place, Words.DISJUNCTION_PREVIOUS), behind, place * longs);
    }
    int from = tokens.first() * longs;
    int end = tokens.end() * longs;
    for (int distance = 1; distance <= widest; distance++) {
      if (distance <= narrowest) {
        add(distance * longs, tokens.node, from, end);
      } else {
        addWithin(distance, tokens.node, from, end);
      }
    }
    for (int place = tokens.first() + 1; place < tokens.end(); place++) {
      takeOffRepeated(tokens, place);
    }
  }

  private void allocate(int size) {
    before = new long[size];
    behind = new long[size];
    for (int distance = narrowest + 1; distance <= widest; distance++) {
      within[distance] = new long[size];
      for (int i = 0; i < size; i++) {
        within[distance][i] = distance <= widths[i % longs] ? -1 : 0;
      }
    }
  }

  private void add(int away, long[] to, int from, int end) {
    for (int i = from; i < end; i++) {
      to[i] += before[i + away] + behind[i - away];
    }
  }

  private void addWithin(int distance, long[] to, int from, int end) {
    int away = distance * longs;
    long[] mask = within[distance];
    for (int i = from; i < end; i++) {
      to[i] += (before[i + away] + behind[i - away]) & mask[i];
    }
  }

  /**
   * A word near a place counts once, however often it is there, but all of its occurrences were
   * added: so from places that see two of them, the farther one is taken off again.
   */
  private void takeOffRepeated(Tokens tokens, int place) {
    int word = tokens.word[place];
    for (int back = 1; back < widest && place - back >= tokens.first(); back++) {
      if (word >= 0 && tokens.word[place - back] == word) {
        takeOff(before, place, -1, back, tokens.node);
        takeOff(behind, place - back, 1, back, tokens.node);
        return;
      }
    }
  }

  private void takeOff(long[] what, int place, int step, int nearer, long[] from) {
    for (int distance = nearer + 1; distance <= widest; distance++) {
      int at = (place + step * distance) * longs;
      for (int i = 0; i < longs; i++) {
        from[at + i] -= distance <= widths[i] ? what[place * longs + i] : 0;
      }
    }
  }
}
