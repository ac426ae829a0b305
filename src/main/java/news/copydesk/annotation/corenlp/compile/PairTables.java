package news.copydesk.annotation.corenlp.compile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import news.copydesk.annotation.compiled.PackedTable;
import news.copydesk.annotation.compiled.ShapePairs;
import news.copydesk.annotation.compiled.Slots;
import news.copydesk.annotation.compiled.Words;
import news.copydesk.annotation.compiled.Words.WordShapeFeature;

/** Writes the rows of words beside words, words beside shapes and shapes beside shapes. */
final class PairTables {

  private final Compilation compilation;
  private final Names names;
  private final int[] pairBits;

  private final Map<Long, Integer> wordShapes = new TreeMap<>();
  private final Map<Long, Integer> wordPairs = new TreeMap<>();
  private final Map<Long, Integer> shapeTriples = new TreeMap<>();
  private final List<int[]> shapePairRecords = new ArrayList<>();
  private final List<int[]> shapePairMatrices = new ArrayList<>();

  PairTables(Compilation compilation) {
    this.compilation = compilation;
    this.names = compilation.names();
    this.pairBits = new int[names.words().size()];
    shapePairRecords.add(new int[ShapePairs.RECORD]);
    addWordPairs();
    for (int m = 0; m < compilation.books().size(); m++) {
      addWordShapes(m);
      addShapePairs(m);
    }
  }

  private void addWordPairs() {
    compilation
        .rows(Feature.EDGE_WORDS)
        .forEach(
            (stem, row) -> {
              int left = names.word(stem.first());
              int right = names.word(stem.second());
              pairBits[left] |= Words.BEFORE_WORD;
              pairBits[right] |= Words.AFTER_WORD;
              wordPairs.put(PackedTable.wordAndWord(left, right), row);
            });
  }

  private void addWordShapes(int model) {
    addWordShapes(model, Feature.PREVIOUS_WORD_SHAPE, WordShapeFeature.PREVIOUS);
    addWordShapes(model, Feature.SHAPE_NEXT_WORD, WordShapeFeature.NEXT);
    addWordShapes(model, Feature.BEFORE_PREVIOUS_SHAPE, WordShapeFeature.BEFORE_PREVIOUS);
    addWordShapes(model, Feature.BEHIND_NEXT_SHAPE, WordShapeFeature.BEHIND_NEXT);
  }

  private void addWordShapes(int model, Feature feature, WordShapeFeature as) {
    boolean wordFirst = feature.form == Feature.Form.WORD_SHAPE;
    for (Stem stem : compilation.books().get(model).weights(feature).keySet()) {
      int word = names.word(wordFirst ? stem.first() : stem.second());
      int shape = names.shape(model, wordFirst ? stem.second() : stem.first());
      pairBits[word] |= Words.beside(as, model);
      wordShapes.put(
          PackedTable.wordAndShape(as.ordinal(), model, word, shape),
          compilation.row(model, feature, stem));
    }
  }

  private void addShapePairs(int model) {
    int size = names.shapes(model).size() + 1;
    int[] matrix = new int[size * size];
    shapePairMatrices.add(matrix);
    addShapePairs(model, matrix, Feature.PREVIOUS_SHAPE_SHAPE, ShapePairs.SECOND);
    addShapePairs(model, matrix, Feature.SHAPE_NEXT_SHAPE, ShapePairs.FIRST);
    addShapePairs(model, matrix, Feature.EDGE_SHAPES, ShapePairs.EDGE);
    for (Stem stem : compilation.books().get(model).weights(Feature.THREE_SHAPES).keySet()) {
      int pair = pair(model, matrix, stem);
      shapePairRecords.get(pair)[ShapePairs.TRIPLES] = 1;
      shapeTriples.put(
          PackedTable.shapesAndShape(model, pair, names.shape(model, stem.third())),
          compilation.row(model, Feature.THREE_SHAPES, stem));
    }
  }

  private void addShapePairs(int model, int[] matrix, Feature feature, int field) {
    for (Stem stem : compilation.books().get(model).weights(feature).keySet()) {
      shapePairRecords.get(pair(model, matrix, stem))[field] =
          compilation.row(model, feature, stem);
    }
  }

  private int pair(int model, int[] matrix, Stem stem) {
    int size = names.shapes(model).size() + 1;
    int at = names.shape(model, stem.first()) * size + names.shape(model, stem.second());
    if (matrix[at] == 0) {
      matrix[at] = shapePairRecords.size();
      shapePairRecords.add(new int[ShapePairs.RECORD]);
    }
    return matrix[at];
  }

  /** Which pairs each word is part of, as bits. */
  int[] pairBits() {
    return pairBits;
  }

  ByteBuffer wordShapes() {
    return table(wordShapes);
  }

  ByteBuffer wordPairs() {
    return table(wordPairs);
  }

  ByteBuffer shapeTriples() {
    return table(shapeTriples);
  }

  ByteBuffer shapePairs() {
    return concatenated(shapePairMatrices);
  }

  ByteBuffer shapePairRows() {
    return concatenated(shapePairRecords);
  }

  private static ByteBuffer concatenated(List<int[]> pieces) {
    int[] all = new int[pieces.stream().mapToInt(piece -> piece.length).sum()];
    int at = 0;
    for (int[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return Buffers.ofInts(all);
  }

  /** An open-addressed table, at most two thirds full. */
  private static ByteBuffer table(Map<Long, Integer> rows) {
    int size = Integer.highestOneBit(Math.max(1, rows.size() * 3 / 2)) << 1;
    long[] slots = new long[size * PackedTable.SLOT];
    for (Map.Entry<Long, Integer> entry : rows.entrySet()) {
      int slot = Slots.first(entry.getKey().longValue(), size - 1);
      while (slots[slot * PackedTable.SLOT] != 0) {
        slot = (slot + 1) & (size - 1);
      }
      slots[slot * PackedTable.SLOT] = entry.getKey();
      slots[slot * PackedTable.SLOT + 1] = entry.getValue();
    }
    return Buffers.ofLongs(slots);
  }
}
