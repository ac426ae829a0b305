package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;

/** Adds up what depends on one word: at its own place and at those of its neighbours. */
final class WordScores {

  private final CompiledModel model;
  private final Words words;
  private final Sums nodeSums;
  private final Sums edgeSums;
  private final Rows nodeRows;
  private final Rows edgeRows;
  private final Dimensions dimensions;
  private final int[] widths;
  private final int widest;
  private final int narrowest;
  private final double[] weights;
  private final IntBuffer kinds;
  private final int[] edgeBases;
  private final int[] pairs;

  /** Of no meaning; as long as somebody might look, nobody leaves the reading out. */
  private long fetched;

  WordScores(CompiledModel model) {
    this.model = model;
    words = model.words();
    nodeSums = model.nodeSums();
    edgeSums = model.edgeSums();
    nodeRows = model.nodeRows();
    edgeRows = model.edgeRows();
    dimensions = model.dimensions();
    kinds = model.kinds();
    widths = new int[dimensions.models()];
    edgeBases = new int[widths.length];
    pairs = new int[widths.length];
    int max = 0;
    int min = Integer.MAX_VALUE;
    for (int m = 0; m < widths.length; m++) {
      edgeBases[m] = dimensions.edgeBase(m);
      pairs[m] = dimensions.pairs(m);
      widths[m] = model.description().models().get(m).disjunctionWidth();
      max = Math.max(max, widths[m]);
      min = Math.min(min, widths[m]);
    }
    widest = max;
    narrowest = min;
    weights = new double[dimensions.nodeWidth()];
  }

  /** Adds the scores of all words, and of what is just before and behind the sentence. */
  void add(Tokens tokens) {
    fetched ^= fetchNodes(tokens) ^ fetchEdges(tokens);
    for (int place = tokens.first() - 1; place <= tokens.end(); place++) {
      UnknownWord unknown = tokens.unknown[place];
      if (unknown == null) {
        addKnown(tokens, place);
      } else {
        addUnknown(tokens, place, unknown);
      }
    }
  }

  /**
   * Reads a little of everything that will be added, without waiting for any of it: most of the
   * time goes into fetching from memory, and the processor fetches many at a time if it is let.
   */
  private long fetchNodes(Tokens tokens) {
    int nodes = dimensions.nodeWidth();
    long any = 0;
    for (int place = tokens.first() - 1; place <= tokens.end(); place++) {
      int word = tokens.word[place];
      if (word >= 0) {
        any ^= nodeSums.fetch(words.get(word, Words.OWN), nodes);
        any ^= nodeSums.fetch(words.get(word, Words.PREVIOUS), nodes);
        any ^= nodeSums.fetch(words.get(word, Words.NEXT), nodes);
        any ^= nodeRows.fetch(words.get(word, Words.DISJUNCTION_NEXT));
        any ^= nodeRows.fetch(words.get(word, Words.DISJUNCTION_PREVIOUS));
        any ^= edgeRows.fetch(words.get(word, Words.EDGE_OWN_WORD));
        any ^= edgeRows.fetch(words.get(word, Words.EDGE_PREVIOUS_WORD));
        any ^= kinds.get(words.get(word, Words.KIND) * 2 * edgeBases.length);
      }
    }
    return any;
  }

  private long fetchEdges(Tokens tokens) {
    long any = 0;
    for (int place = tokens.first() - 1; place <= tokens.end(); place++) {
      int word = tokens.word[place];
      if (word >= 0) {
        int record = words.get(word, Words.KIND) * 2 * edgeBases.length;
        for (int m = 0; m < edgeBases.length; m++) {
          any ^= edgeSums.fetch(kinds.get(record + 2 * m), pairs[m]);
          any ^= edgeSums.fetch(kinds.get(record + 2 * m + 1), pairs[m]);
        }
        any ^= edgeRows.fetchRest(words.get(word, Words.EDGE_OWN_WORD));
        any ^= edgeRows.fetchRest(words.get(word, Words.EDGE_PREVIOUS_WORD));
      }
    }
    return any;
  }

  private void addKnown(Tokens tokens, int place) {
    int word = tokens.word[place];
    int nodes = dimensions.nodeWidth();
    double[] node = tokens.node;
    nodeSums.add(words.get(word, Words.OWN), nodes, node, place * nodes);
    nodeSums.add(words.get(word, Words.PREVIOUS), nodes, node, (place + 1) * nodes);
    nodeSums.add(words.get(word, Words.NEXT), nodes, node, (place - 1) * nodes);
    if (widest > 0) {
      addDisjunctions(tokens, place, word);
    }
    int edges = dimensions.edgeWidth();
    double[] edge = tokens.edge;
    addKind(words.get(word, Words.KIND), edge, place * edges, (place + 1) * edges);
    edgeRows.add(words.get(word, Words.EDGE_OWN_WORD), edge, place * edges);
    edgeRows.add(words.get(word, Words.EDGE_PREVIOUS_WORD), edge, (place + 1) * edges);
    edgeRows.add(words.get(word, Words.EDGE_NEXT), edge, (place - 1) * edges);
  }

  private void addKind(int kind, double[] edge, int own, int previous) {
    int record = kind * 2 * edgeBases.length;
    for (int m = 0; m < edgeBases.length; m++) {
      int base = edgeBases[m];
      edgeSums.add(kinds.get(record + 2 * m), pairs[m], edge, own + base);
      edgeSums.add(kinds.get(record + 2 * m + 1), pairs[m], edge, previous + base);
    }
  }

  private void addUnknown(Tokens tokens, int place, UnknownWord word) {
    int nodes = dimensions.nodeWidth();
    int edges = dimensions.edgeWidth();
    double[] node = tokens.node;
    double[] edge = tokens.edge;
    add(word.own(), node, place * nodes);
    int type = word.wordClass();
    nodeRows.add(model.classRow(type, ClassField.PREVIOUS), node, (place + 1) * nodes);
    nodeRows.add(model.classRow(type, ClassField.NEXT), node, (place - 1) * nodes);
    edgeRows.add(model.description().constants().edge(), edge, place * edges);
    edgeRows.add(model.classRow(type, ClassField.EDGE_OWN), edge, place * edges);
    edgeRows.add(model.classRow(type, ClassField.EDGE_PREVIOUS), edge, (place + 1) * edges);
    for (int m = 0; m < edgeBases.length; m++) {
      int shape = word.shapes()[m];
      nodeRows.add(model.shapeRow(m, shape, ShapeField.PREVIOUS), node, (place + 1) * nodes);
      nodeRows.add(model.shapeRow(m, shape, ShapeField.NEXT), node, (place - 1) * nodes);
      edgeRows.add(model.shapeRow(m, shape, ShapeField.EDGE_OWN), edge, place * edges);
      edgeRows.add(model.shapeRow(m, shape, ShapeField.EDGE_OWN_2), edge, place * edges);
      edgeRows.add(model.shapeRow(m, shape, ShapeField.EDGE_PREVIOUS), edge, (place + 1) * edges);
      edgeRows.add(model.shapeRow(m, shape, ShapeField.EDGE_NEXT), edge, (place - 1) * edges);
    }
  }

  private static void add(double[] sums, double[] to, int at) {
    for (int i = 0; i < sums.length; i++) {
      to[at + i] += sums[i];
    }
  }

  /**
   * A word within the window counts once, however often it is there: what counts is its occurrence
   * next to the place. So each occurrence reaches no further than the next one of the same word.
   */
  private void addDisjunctions(Tokens tokens, int place, int word) {
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
    int first = nodeRows.first(row);
    int length = nodeRows.length(row);
    for (int i = 0; i < length; i++) {
      weights[i] = nodeRows.weight(row, i);
    }
    for (int d = 1; d <= reach; d++) {
      int at = (place + step * d) * nodes;
      if (d <= narrowest) {
        add(weights, 0, tokens.node, at + first, length);
        continue;
      }
      for (int m = 0; m < widths.length; m++) {
        int from = Math.max(first, dimensions.nodeBase(m));
        int to = Math.min(first + length, dimensions.nodeBase(m) + dimensions.labels(m));
        add(weights, from - first, tokens.node, at + from, d <= widths[m] ? to - from : 0);
      }
    }
  }

  private static void add(double[] from, int fromAt, double[] to, int toAt, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i] += from[fromAt + i];
    }
  }
}
