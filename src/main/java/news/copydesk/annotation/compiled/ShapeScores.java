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

  private final long[] leftNodes;
  private final long[] rightNodes;
  private final long[] edges;

  ShapeScores(CompiledModel model) {
    dimensions = model.dimensions();
    nodeRows = model.nodeRows();
    edgeRows = model.edgeRows();
    shapePairs = model.shapePairs();
    shapeTriples = model.shapeTriples();
    pairs = new int[REMEMBERED * dimensions.models()];
    leftNodes = new long[REMEMBERED * dimensions.nodeLongs()];
    rightNodes = new long[leftNodes.length];
    edges = new long[REMEMBERED * dimensions.edgeLongs()];
  }

  /**
   * Begins the sums over labels of the right one of two neighbours with what the two say of it,
   * together with the token behind them if there is one, and notes what they say of the left one.
   *
   * @return where in {@link #edges} the weights of the two over label pairs are, until the next
   *     call
   */
  int add(Tokens tokens, int left, int right) {
    int slot = slot(tokens, left, right);
    int longs = dimensions.nodeLongs();
    System.arraycopy(leftNodes, slot * longs, tokens.shapeBehind, left * longs, longs);
    System.arraycopy(rightNodes, slot * longs, tokens.node, right * longs, longs);
    for (int m = 0; m < dimensions.models() && right < tokens.end(); m++) {
      int pair = pairs[slot * dimensions.models() + m];
      if (pair != 0) {
        long key = PackedTable.shapesAndShape(pair, tokens.shape(m, right + 1));
        nodeRows.add(shapeTriples.find(key), tokens.node, right * longs);
      }
    }
    return slot * dimensions.edgeLongs();
  }

  long[] edges() {
    return edges;
  }

  private int slot(Tokens tokens, int left, int right) {
    long a = tokens.shapes(left);
    long b = tokens.shapes(right);
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
    int nodeAt = slot * dimensions.nodeLongs();
    int edgeAt = slot * dimensions.edgeLongs();
    Arrays.fill(leftNodes, nodeAt, nodeAt + dimensions.nodeLongs(), 0);
    Arrays.fill(rightNodes, nodeAt, nodeAt + dimensions.nodeLongs(), 0);
    Arrays.fill(edges, edgeAt, edgeAt + dimensions.edgeLongs(), 0);
    for (int m = 0; m < dimensions.models(); m++) {
      int pair = shapePairs.pair(m, tokens.shape(m, left), tokens.shape(m, right));
      nodeRows.add(shapePairs.row(pair, ShapePairs.FIRST), leftNodes, nodeAt);
      nodeRows.add(shapePairs.row(pair, ShapePairs.SECOND), rightNodes, nodeAt);
      edgeRows.add(shapePairs.row(pair, ShapePairs.EDGE), edges, edgeAt);
      boolean triples = shapePairs.row(pair, ShapePairs.TRIPLES) != 0;
      pairs[slot * dimensions.models() + m] = triples ? pair : 0;
    }
  }
}
