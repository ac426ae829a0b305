package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;
import news.copydesk.annotation.compiled.Words.WordShapeFeature;

/** Finds the rows of what depends on two neighbours together. Used by one thread. */
final class NeighbourRows {

  private final int models;
  private final int nodeLongs;
  private final AskedRows besideShapes;
  private final AskedRows besideWords;
  private final Rows nodeRows;
  private final Rows edgeRows;
  private final IntBuffer classPairs;
  private final int classes;

  /** Of no meaning; as long as somebody might look, nobody leaves the reading out. */
  private long fetched;

  NeighbourRows(CompiledModel model) {
    models = model.dimensions().models();
    nodeLongs = model.dimensions().nodeLongs();
    nodeRows = model.nodeRows();
    edgeRows = model.edgeRows();
    besideShapes = new AskedRows(model.neighbours(), nodeRows);
    besideWords = new AskedRows(model.neighbours(), edgeRows);
    classPairs = model.classPairs();
    classes = model.description().classes();
  }

  /** Finds the rows of all neighbours, those outside of the sentence included. */
  void find(Tokens tokens) {
    besideShapes.clear();
    besideWords.clear();
    for (int place = tokens.first() - 2; place < tokens.end() + 2; place++) {
      tokens.wordPair[place + 1] = 0;
      if (tokens.get(place, Words.PAIRS) != 0) {
        ask(tokens, place);
      }
    }
    for (int right = tokens.first(); right < tokens.end(); right++) {
      int pair = tokens.wordClass(right - 1) * classes + tokens.wordClass(right);
      tokens.classPair[right] = classPairs.get(pair);
    }
    besideShapes.find();
    besideWords.find();
    for (int i = 0; i < besideWords.count(); i++) {
      tokens.wordPair[besideWords.place(i)] = besideWords.row(i);
    }
    fetched ^= fetchEdges(tokens);
  }

  /** Adds the rows over labels. */
  void addNodes(Tokens tokens) {
    for (int i = 0; i < besideShapes.count(); i++) {
      nodeRows.add(besideShapes.row(i), tokens.node, besideShapes.place(i) * nodeLongs);
    }
  }

  private long fetchEdges(Tokens tokens) {
    long any = 0;
    for (int place = tokens.first(); place < tokens.end(); place++) {
      any ^= edgeRows.fetchAll(tokens.classPair[place]);
      any ^= edgeRows.fetchAll(tokens.wordPair[place]);
    }
    return any;
  }

  /** Everything that a word is beside: all in one small table. */
  private void ask(Tokens tokens, int word) {
    int bits = tokens.get(word, Words.PAIRS);
    int table = tokens.get(word, Words.NEIGHBOURS);
    int sizeBits = bits >>> Words.TABLE_SIZE_SHIFT;
    if ((bits & Words.BEFORE_WORD) != 0
        && (tokens.get(word + 1, Words.PAIRS) & Words.AFTER_WORD) != 0) {
      long key = Neighbours.word(tokens.word[word + 1]);
      besideWords.ask(Neighbours.slot(table, sizeBits, key), key, word + 1);
    }
    ask(tokens, WordShapeFeature.PREVIOUS, word, bits, word + 1);
    ask(tokens, WordShapeFeature.NEXT, word, bits, word - 1);
    if ((tokens.traits(word + 1) & WordTraits.SHORT) != 0) {
      ask(tokens, WordShapeFeature.BEFORE_PREVIOUS, word, bits, word + 2);
    }
    if ((tokens.traits(word - 1) & WordTraits.SHORT) != 0) {
      ask(tokens, WordShapeFeature.BEHIND_NEXT, word, bits, word - 2);
    }
  }

  /** A word near the shape at a place, where the score counts. */
  private void ask(Tokens tokens, WordShapeFeature feature, int word, int bits, int place) {
    int wanted = Words.besideAny(feature, bits);
    if (wanted == 0 || place < tokens.first() || place >= tokens.end()) {
      return;
    }
    int table = tokens.get(word, Words.NEIGHBOURS);
    int sizeBits = bits >>> Words.TABLE_SIZE_SHIFT;
    for (int m = 0; m < models; m++) {
      if ((wanted & 1 << m) != 0) {
        long key = Neighbours.shape(feature, m, tokens.shape(m, place));
        besideShapes.ask(Neighbours.slot(table, sizeBits, key), key, place);
      }
    }
  }
}
