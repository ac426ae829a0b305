package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What a single word says of label pairs: of that which ends at it, that which begins at it, and
 * that which ends before it. Of CRFs that are not asked for, some may be left out.
 */
final class WordEdges {

  private final CompiledModel model;
  private final Words words;
  private final Sums sums;
  private final Rows rows;

  /** All CRFs. */
  static final int ALL = -1;

  private final IntBuffer kinds;
  private final int[] bases;
  private final int[] pairs;

  WordEdges(CompiledModel model) {
    this.model = model;
    words = model.words();
    sums = model.edgeSums();
    rows = model.edgeRows();
    kinds = model.kinds();
    bases = new int[model.dimensions().models()];
    pairs = new int[bases.length];
    for (int m = 0; m < bases.length; m++) {
      bases[m] = model.dimensions().edgeBase(m);
      pairs[m] = model.dimensions().pairs(m);
    }
  }

  /** Of the pair that ends at the word. */
  void addOwn(int word, @Nullable UnknownWord unknown, double[] edge, int at, int models) {
    if (unknown == null) {
      addKind(words.get(word, Words.KIND), 0, edge, at, models);
      rows.add(words.get(word, Words.EDGE_OWN_WORD), edge, at);
      return;
    }
    rows.add(model.description().constants().edge(), edge, at);
    rows.add(model.classRow(unknown.wordClass(), ClassField.EDGE_OWN), edge, at);
    for (int m = 0; m < bases.length; m++) {
      int shape = unknown.shapes()[m];
      rows.add(model.shapeRow(m, shape, ShapeField.EDGE_OWN), edge, at);
      rows.add(model.shapeRow(m, shape, ShapeField.EDGE_OWN_2), edge, at);
    }
  }

  /** Of the pair that begins at the word. */
  void addPrevious(int word, @Nullable UnknownWord unknown, double[] edge, int at, int models) {
    if (unknown == null) {
      addKind(words.get(word, Words.KIND), 1, edge, at, models);
      rows.add(words.get(word, Words.EDGE_PREVIOUS_WORD), edge, at);
      return;
    }
    rows.add(model.classRow(unknown.wordClass(), ClassField.EDGE_PREVIOUS), edge, at);
    for (int m = 0; m < bases.length; m++) {
      rows.add(model.shapeRow(m, unknown.shapes()[m], ShapeField.EDGE_PREVIOUS), edge, at);
    }
  }

  /** Of the pair that ends before the word. */
  void addNext(int word, @Nullable UnknownWord unknown, double[] edge, int at) {
    if (unknown == null) {
      rows.add(words.get(word, Words.EDGE_NEXT), edge, at);
      return;
    }
    for (int m = 0; m < bases.length; m++) {
      rows.add(model.shapeRow(m, unknown.shapes()[m], ShapeField.EDGE_NEXT), edge, at);
    }
  }

  private void addKind(int kind, int side, double[] edge, int at, int models) {
    int record = kind * 2 * bases.length + side;
    for (int m = 0; m < bases.length; m++) {
      if ((models >> m & 1) != 0) {
        sums.add(kinds.get(record + 2 * m), pairs[m], edge, at + bases[m]);
      }
    }
  }
}
