package news.copydesk.annotation.compiled;

import org.jspecify.annotations.Nullable;

/** What a single word says of labels: of its own, of the next word's and of the previous one's. */
final class WordNodes {

  private final CompiledModel model;
  private final Words words;
  private final Sums sums;
  private final Rows rows;
  private final int width;

  WordNodes(CompiledModel model) {
    this.model = model;
    words = model.words();
    sums = model.nodeSums();
    rows = model.nodeRows();
    width = model.dimensions().nodeWidth();
  }

  /** Of the word itself. */
  void addOwn(int word, @Nullable UnknownWord unknown, double[] node, int at) {
    if (unknown == null) {
      sums.add(words.get(word, Words.OWN), width, node, at);
      return;
    }
    double[] own = unknown.own();
    for (int i = 0; i < own.length; i++) {
      node[at + i] += own[i];
    }
  }

  /** Of the word behind it. */
  void addPrevious(int word, @Nullable UnknownWord unknown, double[] node, int at) {
    if (unknown == null) {
      sums.add(words.get(word, Words.PREVIOUS), width, node, at);
      return;
    }
    rows.add(model.classRow(unknown.wordClass(), ClassField.PREVIOUS), node, at);
    for (int m = 0; m < unknown.shapes().length; m++) {
      rows.add(model.shapeRow(m, unknown.shapes()[m], ShapeField.PREVIOUS), node, at);
    }
  }

  /** Of the word before it. */
  void addNext(int word, @Nullable UnknownWord unknown, double[] node, int at) {
    if (unknown == null) {
      sums.add(words.get(word, Words.NEXT), width, node, at);
      return;
    }
    rows.add(model.classRow(unknown.wordClass(), ClassField.NEXT), node, at);
    for (int m = 0; m < unknown.shapes().length; m++) {
      rows.add(model.shapeRow(m, unknown.shapes()[m], ShapeField.NEXT), node, at);
    }
  }
}
