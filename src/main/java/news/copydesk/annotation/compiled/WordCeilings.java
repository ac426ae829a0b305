package news.copydesk.annotation.compiled;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Works out at most how much a single word may be worth to names at its own place and beside it, as
 * vectors of {@link Lanes}. Used by one thread.
 */
final class WordCeilings {

  /**
   * Vectors per place: of the label, of the pair with the label before if they are the same, or if
   * they differ.
   */
  static final int PER_PLACE = 3;

  /** Vectors of the word's own place. */
  static final int OWN = 0;

  /** Vectors of the place behind it. */
  static final int BEHIND = OWN + PER_PLACE;

  /** The one vector of the place before it. */
  static final int BEFORE = BEHIND + PER_PLACE;

  /** Vectors of a word. */
  static final int VECTORS = BEFORE + 1;

  private final Lanes lanes;
  private final WordNodes nodes;
  private final WordEdges edges;
  private final double[] node;
  private final double[] own;
  private final double[] previous;

  WordCeilings(CompiledModel model) {
    lanes = model.lanes();
    nodes = new WordNodes(model);
    edges = new WordEdges(model);
    node = new double[model.dimensions().nodeWidth()];
    own = new double[model.dimensions().edgeWidth()];
    previous = new double[own.length];
  }

  /** Longs of a word's vectors. */
  static int size(Lanes lanes) {
    return VECTORS * lanes.longs();
  }

  /** All vectors of a word, for where it is not the last one. */
  void write(int word, @Nullable UnknownWord unknown, long[] to, int at) {
    int longs = lanes.longs();
    Arrays.fill(own, 0);
    edges.addOwn(word, unknown, own, 0, WordEdges.ALL);
    Arrays.fill(previous, 0);
    edges.addPrevious(word, unknown, previous, 0, WordEdges.ALL);

    double[] values = lanes.values();
    Arrays.fill(node, 0);
    nodes.addOwn(word, unknown, node, 0);
    lanes.addNode(node, 0, values);
    lanes.addRight(own, values, 1);
    lanes.addLeft(previous, values, 1);
    lanes.pack(values, to, at + OWN * longs);
    lanes.same(own, to, at + (OWN + 1) * longs);
    lanes.other(own, to, at + (OWN + 2) * longs);

    values = lanes.values();
    Arrays.fill(node, 0);
    nodes.addPrevious(word, unknown, node, 0);
    lanes.addNode(node, 0, values);
    lanes.addRight(previous, values, 1);
    lanes.pack(values, to, at + BEHIND * longs);
    lanes.same(previous, to, at + (BEHIND + 1) * longs);
    lanes.other(previous, to, at + (BEHIND + 2) * longs);

    values = lanes.values();
    Arrays.fill(node, 0);
    nodes.addNext(word, unknown, node, 0);
    lanes.addNode(node, 0, values);
    lanes.addLeft(own, values, 1);
    lanes.pack(values, to, at + BEFORE * longs);
  }

  /** The one vector that counts of what is behind the sentence: there is no pair. */
  void writeEnd(long[] to) {
    double[] values = lanes.values();
    Arrays.fill(node, 0);
    nodes.addNext(Words.PAD, null, node, 0);
    lanes.addNode(node, 0, values);
    lanes.pack(values, to, 0);
  }

  /** What the last word's own vector has too much: the pair with the word behind. */
  void writeLast(int word, @Nullable UnknownWord unknown, long[] to) {
    Arrays.fill(previous, 0);
    edges.addPrevious(word, unknown, previous, 0, WordEdges.ALL);
    double[] values = lanes.values();
    lanes.addLeft(previous, values, -1);
    lanes.pack(values, to, 0);
  }
}
