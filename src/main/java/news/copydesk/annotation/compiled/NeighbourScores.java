package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;
import news.copydesk.annotation.compiled.Words.WordShapeFeature;

/** Adds up what depends on two or three neighbours together. */
final class NeighbourScores {

  private final Dimensions dimensions;
  private final Rows nodeRows;
  private final Rows edgeRows;
  private final PackedTable wordShapes;
  private final PackedTable wordPairs;
  private final PackedTable shapeTriples;
  private final ShapePairs shapePairs;
  private final IntBuffer classPairs;
  private final int classes;

  NeighbourScores(CompiledModel model) {
    dimensions = model.dimensions();
    nodeRows = model.nodeRows();
    edgeRows = model.edgeRows();
    wordShapes = model.wordShapes();
    wordPairs = model.wordPairs();
    shapeTriples = model.shapeTriples();
    shapePairs = model.shapePairs();
    classPairs = model.classPairs();
    classes = model.description().classes();
  }

  /** Adds the scores of all neighbours, those outside of the sentence included. */
  void add(Tokens tokens) {
    for (int right = tokens.first(); right <= tokens.end(); right++) {
      addPair(tokens, right - 1, right);
      for (int m = 0; m < dimensions.models(); m++) {
        addShapes(tokens, m, right - 1, right);
      }
    }
    for (int place = tokens.first(); place < tokens.end(); place++) {
      addBeyondShort(tokens, place);
    }
  }

  private void addPair(Tokens tokens, int left, int right) {
    int at = right * dimensions.edgeWidth();
    int row = classPairs.get(tokens.classes[left] * classes + tokens.classes[right]);
    edgeRows.add(row, tokens.edge, at);
    if ((tokens.pairs[left] & Words.BEFORE_WORD) != 0
        && (tokens.pairs[right] & Words.AFTER_WORD) != 0) {
      long key = PackedTable.wordAndWord(tokens.word[left], tokens.word[right]);
      edgeRows.add(wordPairs.find(key), tokens.edge, at);
    }
  }

  private void addShapes(Tokens tokens, int m, int left, int right) {
    int nodes = dimensions.nodeWidth();
    int[] shape = tokens.shape[m];
    int pair = shapePairs.pair(m, shape[left], shape[right]);
    if (pair != 0) {
      nodeRows.add(shapePairs.row(pair, ShapePairs.FIRST), tokens.node, left * nodes);
      nodeRows.add(shapePairs.row(pair, ShapePairs.SECOND), tokens.node, right * nodes);
      edgeRows.add(
          shapePairs.row(pair, ShapePairs.EDGE), tokens.edge, right * dimensions.edgeWidth());
      if (right < tokens.end() && shapePairs.row(pair, ShapePairs.TRIPLES) != 0) {
        long key = PackedTable.shapesAndShape(m, pair, shape[right + 1]);
        nodeRows.add(shapeTriples.find(key), tokens.node, right * nodes);
      }
    }
    addWordShape(tokens, m, WordShapeFeature.PREVIOUS, left, right);
    addWordShape(tokens, m, WordShapeFeature.NEXT, right, left);
  }

  /** The last but one word and the next but one, if the words between are short. */
  private void addBeyondShort(Tokens tokens, int place) {
    if ((tokens.traits[place - 1] & WordTraits.SHORT) != 0) {
      for (int m = 0; m < dimensions.models(); m++) {
        addWordShape(tokens, m, WordShapeFeature.BEFORE_PREVIOUS, place - 2, place);
      }
    }
    if ((tokens.traits[place + 1] & WordTraits.SHORT) != 0) {
      for (int m = 0; m < dimensions.models(); m++) {
        addWordShape(tokens, m, WordShapeFeature.BEHIND_NEXT, place + 2, place);
      }
    }
  }

  /** A word at one place beside the shape at another, where the score counts. */
  private void addWordShape(Tokens tokens, int m, WordShapeFeature feature, int word, int place) {
    if ((tokens.pairs[word] & Words.beside(feature, m)) != 0) {
      int shape = tokens.shape[m][place];
      long key = PackedTable.wordAndShape(feature.ordinal(), m, tokens.word[word], shape);
      nodeRows.add(wordShapes.find(key), tokens.node, place * dimensions.nodeWidth());
    }
  }
}
