package news.copydesk.annotation.compiled;

import java.util.Arrays;

/**
 * Adds up what depends on the shapes of neighbours. There are few shapes in a text, and most pairs
 * of them come again soon: the weights of some pairs, for all models, are kept. Used by one thread.
 */
final class ShapeScores {

  /** About 500 bytes each, for three models; a power of two. */
  private static final int REMEMBERED = 1024;

  private final Dimensions dimensions;
  private final Rows nodeRows;
  private final Rows edgeRows;
  private final ShapePairs shapePairs;
  private final PackedTable shapeTriples;

  private final long[] lefts = new long[REMEMBERED];
  private final long[] rights = new long[REMEMBERED];
  private final boolean[] known = new boolean[REMEMBERED];

  /** Per model the pair, if a third shape behind it may have a row; otherwise 0. */
  private final int[] pairs;

  // Weights, not sums: a pair has one feature of each kind.
  private final float[] leftNodes;
  private final float[] rightNodes;
  private final float[] edges;

  ShapeScores(CompiledModel model) {
    dimensions = model.dimensions();
    nodeRows = model.nodeRows();
    edgeRows = model.edgeRows();
    shapePairs = model.shapePairs();
    shapeTriples = model.shapeTriples();
    pairs = new int[REMEMBERED * dimensions.models()];
    leftNodes = new float[REMEMBERED * dimensions.nodeWidth()];
    rightNodes = new float[leftNodes.length];
    edges = new float[REMEMBERED * dimensions.edgeWidth()];
  }

  /** Adds the scores of two neighbours and, where there is one, of the token behind them. */
  void add(Tokens tokens, int left, int right) {
    int slot = slot(tokens, left, right);
    int nodeWidth = dimensions.nodeWidth();
    int edgeWidth = dimensions.edgeWidth();
    add(leftNodes, slot * nodeWidth, tokens.node, left * nodeWidth, nodeWidth);
    add(rightNodes, slot * nodeWidth, tokens.node, right * nodeWidth, nodeWidth);
    add(edges, slot * edgeWidth, tokens.edge, right * edgeWidth, edgeWidth);
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

  private static void add(float[] from, int fromAt, double[] to, int toAt, int width) {
    for (int i = 0; i < width; i++) {
      to[toAt + i] += from[fromAt + i];
    }
  }

  private int slot(Tokens tokens, int left, int right) {
    long a = tokens.shapes[left];
    long b = tokens.shapes[right];
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
    int edgeAt = slot * dimensions.edgeWidth();
    Arrays.fill(leftNodes, nodeAt, nodeAt + dimensions.nodeWidth(), 0);
    Arrays.fill(rightNodes, nodeAt, nodeAt + dimensions.nodeWidth(), 0);
    Arrays.fill(edges, edgeAt, edgeAt + dimensions.edgeWidth(), 0);
    for (int m = 0; m < dimensions.models(); m++) {
      int pair = shapePairs.pair(m, tokens.shape[m][left], tokens.shape[m][right]);
      nodeRows.copy(shapePairs.row(pair, ShapePairs.FIRST), leftNodes, nodeAt);
      nodeRows.copy(shapePairs.row(pair, ShapePairs.SECOND), rightNodes, nodeAt);
      edgeRows.copy(shapePairs.row(pair, ShapePairs.EDGE), edges, edgeAt);
      boolean triples = shapePairs.row(pair, ShapePairs.TRIPLES) != 0;
      pairs[slot * dimensions.models() + m] = triples ? pair : 0;
    }
  }
}
