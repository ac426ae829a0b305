package news.copydesk.annotation.compiled;

/** Adds up what the next few words and the last few say, regardless of their places. */
final class Disjunctions {

  private final Words words;
  private final Rows nodeRows;
  private final Dimensions dimensions;
  private final int[] widths;
  private final int widest;

  Disjunctions(CompiledModel model) {
    words = model.words();
    nodeRows = model.nodeRows();
    dimensions = model.dimensions();
    widths = new int[dimensions.models()];
    int max = 0;
    for (int m = 0; m < widths.length; m++) {
      widths[m] = model.description().models().get(m).disjunctionWidth();
      max = Math.max(max, widths[m]);
    }
    widest = max;
  }

  /** Adds the scores of all words, and of what is just before and behind the sentence. */
  void add(Tokens tokens) {
    if (widest == 0) {
      return;
    }
    for (int place = tokens.first() - 1; place <= tokens.end(); place++) {
      if (tokens.unknown[place] == null) {
        add(tokens, place, tokens.word[place]);
      }
    }
  }

  /**
   * A word within the window counts once, however often it is there: what counts is its occurrence
   * next to the place. So each occurrence reaches no further than the next one of the same word.
   */
  private void add(Tokens tokens, int place, int word) {
    int next = words.get(word, Words.DISJUNCTION_NEXT);
    int previous = words.get(word, Words.DISJUNCTION_PREVIOUS);
    if (next != 0) {
      int reach = 1;
      while (reach < widest && tokens.word[place - reach] != word) {
        reach++;
      }
      spread(tokens, next, place, -1, reach);
    }
    if (previous != 0) {
      int reach = 1;
      while (reach < widest && tokens.word[place + reach] != word) {
        reach++;
      }
      spread(tokens, previous, place, 1, reach);
    }
  }

  private void spread(Tokens tokens, int row, int place, int step, int reach) {
    int nodes = dimensions.nodeWidth();
    double[] node = tokens.node;
    int first = nodeRows.first(row);
    int last = first + nodeRows.length(row);
    for (int m = 0; m < widths.length; m++) {
      int from = Math.max(first, dimensions.nodeBase(m));
      int to = Math.min(last, dimensions.nodeBase(m) + dimensions.labels(m));
      int distance = Math.min(reach, widths[m]);
      for (int column = from; column < to; column++) {
        double weight = nodeRows.weight(row, column - first);
        for (int d = 1; d <= distance; d++) {
          node[(place + step * d) * nodes + column] += weight;
        }
      }
    }
  }
}
