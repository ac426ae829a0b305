package news.copydesk.annotation.corenlp.compile;

import edu.stanford.nlp.process.WordShapeClassifier;
import java.nio.ByteBuffer;
import java.util.Locale;
import news.copydesk.annotation.compiled.WordTraits;
import news.copydesk.annotation.compiled.Words;

/** Writes the vocabulary: a record for each word, with sums of what it says wherever it stands. */
final class WordTables {

  private final Compilation compilation;
  private final Names names;
  private final Spelling spelling;
  private final PairTables pairs;

  WordTables(Compilation compilation, Spelling spelling, PairTables pairs) {
    this.compilation = compilation;
    this.names = compilation.names();
    this.spelling = spelling;
    this.pairs = pairs;
  }

  /** All records, in the order of the words' numbers. */
  ByteBuffer records() {
    int[] records = new int[names.words().size() * Words.RECORD];
    names.words().forEach((word, number) -> write(word, number, records));
    return Buffers.ofInts(records);
  }

  private void write(String word, int number, int[] records) {
    int at = number * Words.RECORD;
    boolean pad = number == Words.PAD;
    String[] shapes = new String[compilation.books().size()];
    for (int m = 0; m < shapes.length; m++) {
      shapes[m] = pad ? "" : shape(m, word);
      int shape = names.shape(m, shapes[m]);
      records[at + Words.SHAPES + (m >> 1)] |= shape << ((m & 1) << 4);
    }
    String nodeClass = pad ? "null" : className(word);
    String edgeClass = pad ? "" : nodeClass;
    int traits = WordTraits.of(word);
    records[at + Words.CLASS_AND_TRAITS] =
        names.wordClass(edgeClass) | traits << Words.TRAITS_SHIFT;
    records[at + Words.PAIRS] = pairs.bits(number);
    records[at + Words.NEIGHBOURS] = pairs.table(number);
    records[at + Words.RESPELLED] = respelled(word);
    writeNodes(word, nodeClass, shapes, traits, records, at);
    writeEdges(word, edgeClass, shapes, records, at);
  }

  private void writeNodes(
      String word, String wordClass, String[] shapes, int traits, int[] records, int at) {
    RowWriter nodes = compilation.nodes();
    double[] own = nodes.columns();
    double[] previous = nodes.columns();
    double[] next = nodes.columns();
    for (int m = 0; m < shapes.length; m++) {
      compilation.add(m, Feature.WORD, word, own);
      compilation.add(m, Feature.CLASS, wordClass, own);
      compilation.add(m, Feature.SHAPE, shapes[m], own);
      compilation.add(m, Feature.ALWAYS, "", own);
      if (WordTraits.title(word)) {
        compilation.add(m, Feature.TITLE, "", own);
      }
      if ((traits & WordTraits.NAME_CASE) == 0) {
        compilation.add(m, Feature.NO_OCCURRENCE, "", own);
      }
      addGrams(m, word, own);
      compilation.add(m, Feature.PREVIOUS_WORD, word, previous);
      compilation.add(m, Feature.PREVIOUS_CLASS, wordClass, previous);
      compilation.add(m, Feature.PREVIOUS_SHAPE, shapes[m], previous);
      compilation.add(m, Feature.NEXT_WORD, word, next);
      compilation.add(m, Feature.NEXT_CLASS, wordClass, next);
      compilation.add(m, Feature.NEXT_SHAPE, shapes[m], next);
    }
    records[at + Words.OWN] = nodes.sum(own);
    records[at + Words.PREVIOUS] = nodes.sum(previous);
    records[at + Words.NEXT] = nodes.sum(next);
    Stem stem = new Stem(word, "", "");
    records[at + Words.DISJUNCTION_NEXT] =
        nodes.sum(compilation.columns(Feature.DISJUNCTION_NEXT, stem));
    records[at + Words.DISJUNCTION_PREVIOUS] =
        nodes.sum(compilation.columns(Feature.DISJUNCTION_PREVIOUS, stem));
  }

  private void writeEdges(String word, String wordClass, String[] shapes, int[] records, int at) {
    RowWriter edges = compilation.edges();
    double[] own = edges.columns();
    double[] previous = edges.columns();
    double[] next = edges.columns();
    for (int m = 0; m < shapes.length; m++) {
      compilation.add(m, Feature.EDGE_ALWAYS, "", own);
      compilation.add(m, Feature.EDGE_CLASS, wordClass, own);
      compilation.add(m, Feature.EDGE_SHAPE, shapes[m], own);
      compilation.add(m, Feature.EDGE_SHAPE_AGAIN, shapes[m], own);
      compilation.add(m, Feature.EDGE_PREVIOUS_CLASS, wordClass, previous);
      compilation.add(m, Feature.EDGE_PREVIOUS_SHAPE, shapes[m], previous);
      // Behind the sentence there is no shape, and CoreNLP appends null to this feature's name.
      String nextShape = word.isEmpty() ? "null" : shapes[m];
      compilation.add(m, Feature.EDGE_NEXT_SHAPE, nextShape, next);
    }
    records[at + Words.EDGE_OWN_WORD] = putWord(Feature.EDGE_WORD, word, own);
    records[at + Words.EDGE_PREVIOUS_WORD] = putWord(Feature.EDGE_PREVIOUS_WORD, word, previous);
    records[at + Words.EDGE_OWN] = edges.sum(own);
    records[at + Words.EDGE_PREVIOUS] = edges.sum(previous);
    records[at + Words.EDGE_NEXT] = edges.sum(next);
  }

  /**
   * Adds what a word has of its own to the sums of its class and shapes if it has something of all
   * CRFs: so many columns are one row less to add, and no larger in the file. The sums of other
   * words remain what they share with many, and what such a word has is a shorter row.
   *
   * @return that row; row 0 if it is in the sums
   */
  private int putWord(Feature feature, String word, double[] sums) {
    double[] columns = compilation.columns(feature, new Stem(word, "", ""));
    if (!compilation.edges().spansAll(columns)) {
      return compilation.edges().row(columns);
    }
    for (int i = 0; i < columns.length; i++) {
      sums[i] += columns[i];
    }
    return 0;
  }

  /** The beginnings and ends of the word between marks; one that is both counts once. */
  private void addGrams(int model, String word, double[] sums) {
    String marked = '<' + word + '>';
    for (int size = 2; size <= marked.length(); size++) {
      String beginning = marked.substring(0, size);
      String end = marked.substring(marked.length() - size);
      compilation.add(model, Feature.GRAM, beginning, sums);
      if (!end.equals(beginning)) {
        compilation.add(model, Feature.GRAM, end, sums);
      }
    }
  }

  private String shape(int model, String word) {
    CrfParts crf = compilation.books().get(model).crf();
    int shaper = crf.flags().wordShape;
    return shaper < 0 ? "" : WordShapeClassifier.wordShape(word, shaper, crf.knownLower());
  }

  private String className(String word) {
    FeatureBook book = compilation.books().get(0);
    String key = book.crf().flags().casedDistSim ? word : word.toLowerCase(Locale.ROOT);
    if (book.crf().flags().numberEquivalenceDistSim) {
      key = WordShapeClassifier.wordShape(key, WordShapeClassifier.WORDSHAPEDIGITS);
    }
    String found = book.crf().lexicon().get(key);
    return found == null ? Names.unknownClass(book) : found;
  }

  private int respelled(String word) {
    String other = spelling.of(word);
    return other.equals(word) ? Words.AS_IS : names.words().getOrDefault(other, Words.TO_UNKNOWN);
  }
}
