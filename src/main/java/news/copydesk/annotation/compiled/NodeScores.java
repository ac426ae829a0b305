package news.copydesk.annotation.compiled;

/**
 * Adds up what words say of labels: of their own, and of those near them. What each word says is
 * copied side by side first: then all places are added in one go, and HotSpot adds eight longs at a
 * time. Used by one thread.
 */
final class NodeScores {

  private final Sums sums;
  private final int longs;
  private final NearWords nearWords;

  // Of all places: what their words say of the place itself, of the next and of the one before.
  private long[] own = new long[0];
  private long[] previous = new long[0];
  private long[] next = new long[0];

  NodeScores(CompiledModel model) {
    sums = model.nodeSums();
    longs = model.dimensions().nodeLongs();
    nearWords = new NearWords(model);
  }

  /** Adds the scores of all words to what has been added, and takes the columns apart. */
  void add(Tokens tokens) {
    int size = tokens.node.length;
    if (own.length != size) {
      own = new long[size];
      previous = new long[size];
      next = new long[size];
    }
    for (int place = tokens.first() - 1; place <= tokens.end(); place++) {
      copy(tokens, place);
    }
    int from = tokens.first() * longs;
    int end = tokens.end() * longs;
    add(tokens.node, tokens.shapeBehind, from, end);
    nearWords.add(tokens);
    takeApart(tokens.node, tokens.nodeColumns, from, end);
  }

  private void copy(Tokens tokens, int place) {
    int at = place * longs;
    UnknownWord unknown = tokens.unknown[place];
    if (unknown == null) {
      sums.copy(tokens.get(place, Words.OWN), own, at);
      sums.copy(tokens.get(place, Words.PREVIOUS), previous, at);
      sums.copy(tokens.get(place, Words.NEXT), next, at);
    } else {
      System.arraycopy(unknown.nodes(), 0, own, at, longs);
      System.arraycopy(unknown.nodes(), longs, previous, at, longs);
      System.arraycopy(unknown.nodes(), 2 * longs, next, at, longs);
    }
  }

  private void add(long[] to, long[] shapes, int from, int end) {
    for (int i = from; i < end; i++) {
      to[i] += shapes[i] + own[i] + previous[i - longs] + next[i + longs];
    }
  }

  private static void takeApart(long[] lanes, int[] columns, int from, int end) {
    for (int i = from; i < end; i++) {
      columns[2 * i] = Lanes.low(lanes[i]);
      columns[2 * i + 1] = Lanes.high(lanes[i]);
    }
  }
}
