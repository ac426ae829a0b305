package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;
import news.copydesk.annotation.compiled.Words.WordShapeFeature;

/** Adds up what depends on two neighbours together. */
final class NeighbourScores {

  private static final int BESIDE_MASK = Words.BEFORE_WORD - 1;

  private final Dimensions dimensions;
  private final FoundRows foundNodes;
  private final FoundRows foundEdges;
  private final Neighbours neighbours;
  private final ShapeScores shapeScores;
  private final IntBuffer classPairs;
  private final int classes;

  NeighbourScores(CompiledModel model) {
    dimensions = model.dimensions();
    foundNodes = new FoundRows(model.nodeRows());
    foundEdges = new FoundRows(model.edgeRows());
    neighbours = model.neighbours();
    shapeScores = new ShapeScores(model);
    classPairs = model.classPairs();
    classes = model.description().classes();
  }

  /** Adds the scores of all neighbours, those outside of the sentence included. */
  void add(Tokens tokens) {
    foundNodes.clear();
    foundEdges.clear();
    for (int right = tokens.first(); right <= tokens.end(); right++) {
      int pair = tokens.classes[right - 1] * classes + tokens.classes[right];
      foundEdges.add(classPairs.get(pair), right * dimensions.edgeWidth());
    }
    for (int place = tokens.first() - 2; place < tokens.end() + 2; place++) {
      if (tokens.pairs[place] != 0) {
        findWord(tokens, place);
      }
    }
    foundEdges.fetch();
    foundNodes.addTo(tokens.node);
    for (int right = tokens.first(); right <= tokens.end(); right++) {
      shapeScores.add(tokens, right - 1, right);
    }
    foundEdges.addTo(tokens.edge);
  }

  /** Everything that a word is beside: all in one small table. */
  private void findWord(Tokens tokens, int word) {
    int bits = tokens.pairs[word];
    if ((bits & Words.BEFORE_WORD) != 0 && (tokens.pairs[word + 1] & Words.AFTER_WORD) != 0) {
      int row = find(tokens, word, Neighbours.word(tokens.word[word + 1]));
      foundEdges.add(row, (word + 1) * dimensions.edgeWidth());
    }
    if ((bits & BESIDE_MASK) == 0) {
      return;
    }
    findShape(tokens, WordShapeFeature.PREVIOUS, word, word + 1);
    findShape(tokens, WordShapeFeature.NEXT, word, word - 1);
    if ((tokens.traits[word + 1] & WordTraits.SHORT) != 0) {
      findShape(tokens, WordShapeFeature.BEFORE_PREVIOUS, word, word + 2);
    }
    if ((tokens.traits[word - 1] & WordTraits.SHORT) != 0) {
      findShape(tokens, WordShapeFeature.BEHIND_NEXT, word, word - 2);
    }
  }

  /** A word near the shape at a place, where the score counts. */
  private void findShape(Tokens tokens, WordShapeFeature feature, int word, int place) {
    for (int m = 0; m < dimensions.models(); m++) {
      if ((tokens.pairs[word] & Words.beside(feature, m)) != 0) {
        int row = find(tokens, word, Neighbours.shape(feature, m, tokens.shape[m][place]));
        foundNodes.add(row, place * dimensions.nodeWidth());
      }
    }
  }

  private int find(Tokens tokens, int word, long key) {
    if ((tokens.sieves[word] & Neighbours.sieve(key)) == 0) {
      return 0;
    }
    int sizeBits = tokens.pairs[word] >>> Words.TABLE_SIZE_SHIFT;
    return neighbours.find(tokens.neighbours[word], sizeBits, key);
  }
}
