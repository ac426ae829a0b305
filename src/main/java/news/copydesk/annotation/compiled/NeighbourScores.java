package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;
import news.copydesk.annotation.compiled.Words.WordShapeFeature;

/** Adds up what depends on two neighbours together. */
final class NeighbourScores {

  private static final int BESIDE_MASK = Words.BEFORE_WORD - 1;

  private final Dimensions dimensions;
  private final Rows nodeRows;
  private final Rows edgeRows;
  private final Neighbours neighbours;
  private final ShapeScores shapeScores;
  private final PairCeilings pairCeilings;
  private final IntBuffer classPairs;
  private final int classes;

  NeighbourScores(CompiledModel model) {
    dimensions = model.dimensions();
    nodeRows = model.nodeRows();
    edgeRows = model.edgeRows();
    neighbours = model.neighbours();
    shapeScores = new ShapeScores(model);
    pairCeilings = new PairCeilings(model);
    classPairs = model.classPairs();
    classes = model.description().classes();
  }

  /**
   * Adds the scores of all neighbours, those outside of the sentence included; over label pairs, at
   * most what they may be.
   */
  void add(Tokens tokens) {
    for (int right = tokens.first(); right <= tokens.end(); right++) {
      int row = classRow(tokens, right);
      if (row != 0 && right < tokens.end()) {
        pairCeilings.add(row, tokens.ceilings, right);
      }
      tokens.wordPairs[right] = 0;
      shapeScores.add(tokens, right - 1, right);
    }
    for (int place = tokens.first() - 2; place < tokens.end() + 2; place++) {
      if (tokens.beside[place] != 0) {
        addWord(tokens, place);
      }
    }
  }

  /** Adds what neighbours are worth over label pairs where it counts. */
  void addPairs(Tokens tokens) {
    int width = dimensions.edgeWidth();
    for (int right = tokens.first(); right < tokens.end(); right++) {
      if (tokens.pairs[right] != 0) {
        edgeRows.add(classRow(tokens, right), tokens.edge, right * width);
        edgeRows.add(tokens.wordPairs[right], tokens.edge, right * width);
        shapeScores.addEdge(tokens, right - 1, right);
      }
    }
  }

  private int classRow(Tokens tokens, int right) {
    return classPairs.get(tokens.classes[right - 1] * classes + tokens.classes[right]);
  }

  /** Everything that a word is beside: all in one small table. */
  private void addWord(Tokens tokens, int word) {
    int bits = tokens.beside[word];
    if ((bits & Words.BEFORE_WORD) != 0 && (tokens.beside[word + 1] & Words.AFTER_WORD) != 0) {
      int row = find(tokens, word, Neighbours.word(tokens.word[word + 1]));
      tokens.wordPairs[word + 1] = row;
      if (row != 0 && word + 1 < tokens.end()) {
        pairCeilings.add(row, tokens.ceilings, word + 1);
      }
    }
    if ((bits & BESIDE_MASK) == 0) {
      return;
    }
    addShape(tokens, WordShapeFeature.PREVIOUS, word, word + 1);
    addShape(tokens, WordShapeFeature.NEXT, word, word - 1);
    if ((tokens.traits[word + 1] & WordTraits.SHORT) != 0) {
      addShape(tokens, WordShapeFeature.BEFORE_PREVIOUS, word, word + 2);
    }
    if ((tokens.traits[word - 1] & WordTraits.SHORT) != 0) {
      addShape(tokens, WordShapeFeature.BEHIND_NEXT, word, word - 2);
    }
  }

  /** A word near the shape at a place, where the score counts. */
  private void addShape(Tokens tokens, WordShapeFeature feature, int word, int place) {
    for (int m = 0; m < dimensions.models(); m++) {
      if ((tokens.beside[word] & Words.beside(feature, m)) != 0) {
        int row = find(tokens, word, Neighbours.shape(feature, m, tokens.shape[m][place]));
        nodeRows.add(row, tokens.node, place * dimensions.nodeWidth());
      }
    }
  }

  private int find(Tokens tokens, int word, long key) {
    if ((tokens.sieves[word] & Neighbours.sieve(key)) == 0) {
      return 0;
    }
    int sizeBits = tokens.beside[word] >>> Words.TABLE_SIZE_SHIFT;
    return neighbours.find(tokens.neighbours[word], sizeBits, key);
  }
}
