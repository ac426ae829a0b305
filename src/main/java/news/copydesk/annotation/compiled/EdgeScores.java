package news.copydesk.annotation.compiled;

import java.util.Arrays;

/** Adds up what words, classes and shapes say of label pairs, and what shapes say of labels. */
final class EdgeScores {

  private final CompiledModel model;
  private final ShapeScores shapeScores;
  private final Sums sums;
  private final Rows rows;
  private final int models;
  private final int width;

  private final long[] own;
  private final long[] previous;
  private final long[] next;

  /** What few places have. */
  private final long[] rest;

  private final long[] total;

  private boolean any;

  /** Of no meaning; as long as somebody might look, nobody leaves the reading out. */
  private long fetched;

  EdgeScores(CompiledModel model) {
    this.model = model;
    shapeScores = new ShapeScores(model);
    sums = model.edgeSums();
    rows = model.edgeRows();
    models = model.dimensions().models();
    width = model.dimensions().edgeWidth();
    own = new long[width / 2];
    previous = new long[own.length];
    next = new long[own.length];
    rest = new long[own.length];
    total = new long[own.length];
  }

  /** Reads a little of everything that will be added, without waiting for any of it. */
  void fetch(Tokens tokens) {
    long read = 0;
    for (int place = tokens.first(); place < tokens.end(); place++) {
      read ^= sums.fetch(tokens.get(place, Words.EDGE_OWN));
      read ^= sums.fetch(tokens.get(place, Words.EDGE_PREVIOUS));
      read ^= rows.fetch(tokens.get(place, Words.EDGE_OWN_WORD));
      read ^= rows.fetch(tokens.get(place, Words.EDGE_PREVIOUS_WORD));
    }
    fetched ^= read;
  }

  /** Adds up the scores of all label pairs, and adds those that shapes give to labels. */
  void add(Tokens tokens) {
    for (int place = tokens.first(); place < tokens.end(); place++) {
      int shapes = shapeScores.add(tokens, place - 1, place);
      collect(tokens, place);
      sums.copy(tokens.get(place, Words.EDGE_OWN), own, 0);
      sums.copy(tokens.get(place - 1, Words.EDGE_PREVIOUS), previous, 0);
      sums.copy(tokens.get(place + 1, Words.EDGE_NEXT), next, 0);
      add(shapeScores.edges(), shapes);
      takeApart(tokens.edgeColumns, place * width);
      if (any) {
        Arrays.fill(rest, 0);
        any = false;
      }
    }
    shapeScores.add(tokens, tokens.end() - 1, tokens.end());
  }

  /** All that was copied and collected, together with what begins at an index. */
  private void add(long[] shapes, int at) {
    for (int i = 0; i < total.length; i++) {
      total[i] = own[i] + previous[i] + next[i] + rest[i] + shapes[at + i];
    }
  }

  private void takeApart(int[] columns, int at) {
    for (int i = 0; i < total.length; i++) {
      columns[at + 2 * i] = Lanes.low(total[i]);
      columns[at + 2 * i + 1] = Lanes.high(total[i]);
    }
  }

  private void collect(Tokens tokens, int place) {
    add(tokens.classPair[place]);
    add(tokens.wordPair[place]);
    add(tokens.get(place, Words.EDGE_OWN_WORD));
    add(tokens.get(place - 1, Words.EDGE_PREVIOUS_WORD));
    UnknownWord own = tokens.unknown[place];
    UnknownWord previous = tokens.unknown[place - 1];
    UnknownWord next = tokens.unknown[place + 1];
    if (own != null) {
      add(model.description().constants().edge());
      add(model.classRow(own.wordClass(), ClassField.EDGE_OWN));
      addShapes(own, ShapeField.EDGE_OWN);
      addShapes(own, ShapeField.EDGE_OWN_2);
    }
    if (previous != null) {
      add(model.classRow(previous.wordClass(), ClassField.EDGE_PREVIOUS));
      addShapes(previous, ShapeField.EDGE_PREVIOUS);
    }
    if (next != null) {
      addShapes(next, ShapeField.EDGE_NEXT);
    }
  }

  private void addShapes(UnknownWord word, ShapeField field) {
    for (int m = 0; m < models; m++) {
      add(model.shapeRow(m, word.shapes()[m], field));
    }
  }

  private void add(int row) {
    if (row != 0) {
      rows.add(row, rest, 0);
      any = true;
    }
  }
}
