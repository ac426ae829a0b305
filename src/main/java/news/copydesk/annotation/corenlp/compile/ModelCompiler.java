package news.copydesk.annotation.corenlp.compile;

import edu.stanford.nlp.ie.crf.CRFClassifier;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.sequences.SeqClassifierFlags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import news.copydesk.annotation.compiled.Description;
import news.copydesk.annotation.compiled.ModelWriter;
import news.copydesk.annotation.compiled.Part;

/** Compiles CRFs that are labelled with together, the first of which has the last word. */
final class ModelCompiler {

  private final Compilation compilation;
  private final Spelling spelling;

  private ModelCompiler(List<FeatureBook> books) {
    compilation = new Compilation(books);
    spelling = Spelling.of(books);
  }

  /**
   * Compiles CRFs into a file.
   *
   * @param crfs by the names that messages call them
   * @param source SHA-256 over the files that they were read from
   * @throws UnsupportedCrfException if one of them cannot be compiled; names the reason
   */
  static void compile(
      String name,
      String version,
      Map<String, CRFClassifier<CoreLabel>> crfs,
      byte[] source,
      Path target)
      throws IOException {
    if (crfs.size() > Description.MAX_MODELS) {
      throw new UnsupportedCrfException(
          crfs.size() + " CRFs cannot be compiled together; at most " + Description.MAX_MODELS);
    }
    List<FeatureBook> books = new ArrayList<>();
    crfs.forEach((crfName, crf) -> books.add(new FeatureBook(CrfParts.of(crfName, crf))));
    checkOneLexicon(books);
    new ModelCompiler(books).write(name, version, source, target);
  }

  /** Classes are looked up once for all CRFs. */
  private static void checkOneLexicon(List<FeatureBook> books) {
    FeatureBook first = books.get(0);
    SeqClassifierFlags a = first.crf().flags();
    for (FeatureBook book : books) {
      SeqClassifierFlags b = book.crf().flags();
      if (a.useDistSim != b.useDistSim
          || a.casedDistSim != b.casedDistSim
          || a.numberEquivalenceDistSim != b.numberEquivalenceDistSim
          || !Names.unknownClass(first).equals(Names.unknownClass(book))
          || !first.crf().lexicon().equals(book.crf().lexicon())) {
        throw new UnsupportedCrfException(
            "CRF "
                + book.crf().name()
                + " cannot be compiled together with "
                + first.crf().name()
                + ": their distributional classes (useDistSim) differ; compile each by itself");
      }
    }
  }

  private void write(String name, String version, byte[] source, Path target) throws IOException {
    ModelWriter writer = new ModelWriter(source, CompilerFingerprint.ofThis());
    Names names = compilation.names();
    SmallTables small = new SmallTables(compilation);
    writer.put(Part.CLASSES, small.classes());
    writer.put(Part.CLASS_PAIRS, small.classPairs());
    writer.put(Part.SHAPES, small.shapes());
    PairTables pairs = new PairTables(compilation);
    writer.put(Part.NEIGHBOURS, pairs.neighbours());
    writer.put(Part.SHAPE_TRIPLES, pairs.shapeTriples());
    writer.put(Part.SHAPE_PAIRS, pairs.shapePairs());
    writer.put(Part.SHAPE_PAIR_ROWS, pairs.shapePairRows());
    WordTables words = new WordTables(compilation, spelling, pairs);
    writer.put(Part.WORDS, words.records());

    StringWriter strings = compilation.strings();
    Map<String, Integer> vocabulary = new HashMap<>(names.words());
    vocabulary.remove("");
    writer.put(Part.WORD_SLOTS, strings.table(vocabulary));
    writer.put(Part.SHAPE_SLOTS, strings.table(shapeNumbers()));
    Map<String, Integer> grams = grams();
    writer.put(Part.GRAM_SLOTS, strings.table(grams));
    writer.put(Part.LEXICON_SLOTS, strings.taggedSlots(lexicon()));
    writer.put(Part.KNOWN_LOWER_SLOTS, strings.table(knownLower()));
    Map<String, Integer> respellings = new HashMap<>();
    spelling.listed().forEach((from, to) -> respellings.put(from, strings.offset(to)));
    writer.put(Part.RESPELLING_SLOTS, strings.table(respellings));

    int longest = grams.keySet().stream().mapToInt(String::length).max().orElse(0);
    writer.put(Part.DESCRIPTION, description(name, version, longest));
    writer.put(Part.STRINGS, strings.written());
    writer.put(Part.NODE_ROWS, compilation.nodes().writtenRows());
    writer.put(Part.NODE_SUMS, compilation.nodes().writtenSums());
    writer.put(Part.EDGE_ROWS, compilation.edges().writtenRows());
    writer.put(Part.EDGE_SUMS, compilation.edges().writtenSums());
    writer.write(target);
  }

  private Map<String, Integer> shapeNumbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (int m = 0; m < compilation.books().size(); m++) {
      char model = (char) m;
      compilation.names().shapes(m).forEach((shape, number) -> numbers.put(model + shape, number));
    }
    return numbers;
  }

  private Map<String, Integer> grams() {
    Map<String, Integer> grams = new HashMap<>();
    compilation.rows(Feature.GRAM).forEach((stem, row) -> grams.put(stem.first(), row));
    addShorter(grams);
    return grams;
  }

  /**
   * A few have no weights though longer ones do. With an empty row for each, who seeks longer and
   * longer ones is done with the first that is absent.
   */
  static void addShorter(Map<String, Integer> grams) {
    for (String gram : List.copyOf(grams.keySet())) {
      int length = gram.length();
      for (int size = 2; size < length; size++) {
        if (gram.charAt(0) == '<') {
          grams.putIfAbsent(gram.substring(0, size), 0);
        }
        if (gram.charAt(length - 1) == '>') {
          grams.putIfAbsent(gram.substring(length - size), 0);
        }
      }
    }
  }

  private Map<String, Integer> lexicon() {
    Map<String, Integer> classes = new HashMap<>();
    compilation
        .books()
        .get(0)
        .crf()
        .lexicon()
        .forEach((word, name) -> classes.put(word, compilation.names().wordClass(name)));
    return classes;
  }

  private Map<String, Integer> knownLower() {
    Map<String, Integer> models = new HashMap<>();
    for (int m = 0; m < compilation.books().size(); m++) {
      int bit = 1 << m;
      Set<String> known = new TreeSet<>(compilation.books().get(m).crf().knownLower());
      known.forEach(word -> models.merge(word, bit, (a, b) -> a | b));
    }
    return models;
  }

  private ByteBuffer description(String name, String version, int longestGram) {
    Names names = compilation.names();
    FeatureBook first = compilation.books().get(0);
    SeqClassifierFlags flags = first.crf().flags();
    return new Description(
            name,
            version,
            compilation.models(),
            names.words().size(),
            names.classes().size(),
            names.wordClass(Names.unknownClass(first)),
            flags.casedDistSim,
            flags.numberEquivalenceDistSim,
            spelling.american(),
            longestGram,
            new Description.Constants(
                compilation.row(Feature.ALWAYS, ""),
                compilation.row(Feature.TITLE, ""),
                compilation.row(Feature.NO_OCCURRENCE, ""),
                compilation.row(Feature.NEXT_OCCURRENCE, ""),
                compilation.row(Feature.PREVIOUS_OCCURRENCE, ""),
                compilation.row(Feature.EDGE_ALWAYS, "")))
        .bytes();
  }
}
