package news.copydesk.annotation.compiled;

import java.util.Arrays;

/**
 * Adds up what depends on the shapes of neighbours. There are few shapes in a text, and most pairs
 * of them come again soon: the sums of some pairs, for all models, are kept, and with them what
 * they and the shape of the right one may at most be worth over label pairs. Used by one thread.
 */
final class ShapeScores {

  /** About 600 bytes each, for three models; a power of two. */
  private static final int REMEMBERED = 1024;

  /** In the place of the right one's shapes, where it is the end of the sentence. */
  private static final long END = -1;

  private final Dimensions dimensions;
  private final Lanes lanes;
  private final Rows nodeRows;
  private final Rows edgeRows;
  private final ShapePairs shapePairs;
  private final PackedTable shapeTriples;
  private final WordEdges wordEdges;

  private final long[] lefts = new long[REMEMBERED];
  private final long[] rights = new long[REMEMBERED];
  private final boolean[] known = new boolean[REMEMBERED];

  /** Per model the pair, if a third shape behind it may have a row; otherwise 0. */
  private final int[] pairs;

  /** Per model the row over label pairs. */
  private final int[] rows;

  private final double[] leftNodes;
  private final double[] rightNodes;
  private final long[] ceilings;
  private final int stride;
  private final double[] pairEdge;
  private final double[] nextEdge;

  ShapeScores(CompiledModel model) {
    dimensions = model.dimensions();
    lanes = model.lanes();
    nodeRows = model.nodeRows();
    edgeRows = model.edgeRows();
    shapePairs = model.shapePairs();
    shapeTriples = model.shapeTriples();
    wordEdges = new WordEdges(model);
    pairs = new int[REMEMBERED * dimensions.models()];
    rows = new int[pairs.length];
    leftNodes = new double[REMEMBERED * dimensions.nodeWidth()];
    rightNodes = new double[leftNodes.length];
    stride = WordCeilings.PER_PLACE * lanes.longs();
    ceilings = new long[REMEMBERED * (2 * stride + lanes.longs())];
    pairEdge = new double[dimensions.edgeWidth()];
    nextEdge = new double[pairEdge.length];
  }

  /** Adds the scores of two neighbours and, where there is one, of the token behind them. */
  void add(Tokens tokens, int left, int right) {
    int slot = slot(tokens, left, right);
    int nodeWidth = dimensions.nodeWidth();
    add(leftNodes, slot * nodeWidth, tokens.node, left * nodeWidth, nodeWidth);
    add(rightNodes, slot * nodeWidth, tokens.node, right * nodeWidth, nodeWidth);
    addCeilings(tokens.ceilings, slot, left * stride);
    if (right == tokens.end()) {
      return;
    }
    for (int m = 0; m < dimensions.models(); m++) {
      int pair = pairs[slot * dimensions.models() + m];
      if (pair != 0) {
        long key = PackedTable.shapesAndShape(pair, tokens.shape[m][right + 1]);
        nodeRows.add(shapeTriples.find(key), tokens.node, right * nodeWidth);
      }
    }
  }

  /** Adds what two neighbours are worth over label pairs. */
  void addEdge(Tokens tokens, int left, int right) {
    int slot = slot(tokens, left, right);
    for (int m = 0; m < dimensions.models(); m++) {
      edgeRows.add(
          rows[slot * dimensions.models() + m], tokens.edge, right * dimensions.edgeWidth());
    }
  }

  private static void add(double[] from, int fromAt, double[] to, int toAt, int width) {
    for (int i = 0; i < width; i++) {
      to[toAt + i] += from[fromAt + i];
    }
  }

  private void addCeilings(long[] to, int slot, int left) {
    int longs = lanes.longs();
    int from = slot * (2 * stride + longs);
    for (int i = 0; i < 2 * stride; i++) {
      to[left + i] += ceilings[from + i];
    }
    for (int i = 0; i < longs; i++) {
      to[left - stride + i] += ceilings[from + 2 * stride + i];
    }
  }

  private int slot(Tokens tokens, int left, int right) {
    long a = tokens.shapes[left];
    long b = right == tokens.end() ? END : tokens.shapes[right];
    int slot = Slots.first(a * 31 + b, REMEMBERED - 1);
    if (!known[slot] || lefts[slot] != a || rights[slot] != b) {
      fill(slot, tokens, left, right);
      lefts[slot] = a;
      rights[slot] = b;
      known[slot] = true;
    }
    return slot;
  }

  private void fill(int slot, Tokens tokens, int left, int right) {
    int nodeAt = slot * dimensions.nodeWidth();
    Arrays.fill(leftNodes, nodeAt, nodeAt + dimensions.nodeWidth(), 0);
    Arrays.fill(rightNodes, nodeAt, nodeAt + dimensions.nodeWidth(), 0);
    Arrays.fill(pairEdge, 0);
    for (int m = 0; m < dimensions.models(); m++) {
      int pair = shapePairs.pair(m, tokens.shape[m][left], tokens.shape[m][right]);
      nodeRows.add(shapePairs.row(pair, ShapePairs.FIRST), leftNodes, nodeAt);
      nodeRows.add(shapePairs.row(pair, ShapePairs.SECOND), rightNodes, nodeAt);
      int row = shapePairs.row(pair, ShapePairs.EDGE);
      rows[slot * dimensions.models() + m] = row;
      // Nothing is labelled at the end, so there is no pair of labels.
      edgeRows.add(right == tokens.end() ? 0 : row, pairEdge, 0);
      boolean triples = shapePairs.row(pair, ShapePairs.TRIPLES) != 0;
      pairs[slot * dimensions.models() + m] = triples ? pair : 0;
    }
    Arrays.fill(nextEdge, 0);
    wordEdges.addNext(tokens.word[right], tokens.unknown[right], nextEdge, 0);
    fillCeilings(slot * (2 * stride + lanes.longs()));
  }

  private void fillCeilings(int at) {
    int longs = lanes.longs();
    double[] values = lanes.values();
    lanes.addLeft(pairEdge, values, 1);
    lanes.addRight(nextEdge, values, 1);
    lanes.pack(values, ceilings, at);
    lanes.same(nextEdge, ceilings, at + longs);
    lanes.other(nextEdge, ceilings, at + 2 * longs);
    values = lanes.values();
    lanes.addRight(pairEdge, values, 1);
    lanes.pack(values, ceilings, at + stride);
    lanes.same(pairEdge, ceilings, at + stride + longs);
    lanes.other(pairEdge, ceilings, at + stride + 2 * longs);
    values = lanes.values();
    lanes.addLeft(nextEdge, values, 1);
    lanes.pack(values, ceilings, at + 2 * stride);
  }
}
