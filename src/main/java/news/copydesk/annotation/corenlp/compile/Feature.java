package news.copydesk.annotation.corenlp.compile;

import edu.stanford.nlp.process.WordShapeClassifier;
import edu.stanford.nlp.sequences.SeqClassifierFlags;
import java.util.function.Predicate;

/**
 * The kinds of features that can be compiled: what CoreNLP's {@code NERFeatureFactory} puts between
 * and behind the words, shapes and classes of a feature's name, and which flags ask for it. No
 * suffix holds a second dash, so two features of different kinds never have one name.
 */
enum Feature {
  WORD("-WORD", Clique.NODE, Form.WORD, flags -> flags.useWord),
  PREVIOUS_WORD("-PW", Clique.NODE, Form.WORD, flags -> flags.usePrev),
  NEXT_WORD("-NW", Clique.NODE, Form.WORD, flags -> flags.useNext),
  DISJUNCTION_NEXT("-DISJN", Clique.NODE, Form.WORD, flags -> flags.useDisjunctive),
  DISJUNCTION_PREVIOUS("-DISJP", Clique.NODE, Form.WORD, flags -> flags.useDisjunctive),
  CLASS("-DISTSIM", Clique.NODE, Form.CLASS, flags -> flags.useDistSim),
  PREVIOUS_CLASS("-PDISTSIM", Clique.NODE, Form.CLASS, f -> f.useDistSim && f.usePrev),
  NEXT_CLASS("-NDISTSIM", Clique.NODE, Form.CLASS, f -> f.useDistSim && f.useNext),
  SHAPE("-TYPE", Clique.NODE, Form.SHAPE, Feature::shapes),
  PREVIOUS_SHAPE("-PTYPE", Clique.NODE, Form.SHAPE, Feature::shapeSequences),
  NEXT_SHAPE("-NTYPE", Clique.NODE, Form.SHAPE, Feature::shapeSequences),
  PREVIOUS_WORD_SHAPE("-PW_CTYPE", Clique.NODE, Form.WORD_SHAPE, Feature::shapeSequences),
  SHAPE_NEXT_WORD("-NW_CTYPE", Clique.NODE, Form.SHAPE_WORD, Feature::shapeSequences),
  PREVIOUS_SHAPE_SHAPE("-PCTYPE", Clique.NODE, Form.SHAPES, Feature::shapeSequences),
  SHAPE_NEXT_SHAPE("-CNTYPE", Clique.NODE, Form.SHAPES, Feature::shapeSequences),
  THREE_SHAPES("-PCNTYPE", Clique.NODE, Form.THREE_SHAPES, Feature::shapeSequences),
  BEFORE_PREVIOUS_SHAPE("-PPW_CTYPE", Clique.NODE, Form.WORD_SHAPE, f -> f.useLastRealWord),
  BEHIND_NEXT_SHAPE("-NNW_CTYPE", Clique.NODE, Form.WORD_SHAPE, f -> f.useNextRealWord),
  GRAM("#", Clique.NODE, Form.GRAM, flags -> flags.useNGrams),
  ALWAYS("###", Clique.NODE, Form.CONSTANT, flags -> flags.useClassFeature),
  TITLE("IS_TITLE", Clique.NODE, Form.CONSTANT, flags -> flags.useTitle),
  NO_OCCURRENCE(
      "NO-OCCURRENCE-PATTERN", Clique.NODE, Form.CONSTANT, flags -> flags.useOccurrencePatterns),
  NEXT_OCCURRENCE(
      "X-NEXT-OCCURRENCE-X", Clique.NODE, Form.CONSTANT, flags -> flags.useOccurrencePatterns),
  PREVIOUS_OCCURRENCE(
      "X-PREV-OCCURRENCE-X", Clique.NODE, Form.CONSTANT, flags -> flags.useOccurrencePatterns),

  EDGE_ALWAYS("PSEQ", Clique.EDGE, Form.CONSTANT, Feature::sequences),
  EDGE_WORD("-PSEQW", Clique.EDGE, Form.WORD, Feature::sequences),
  EDGE_PREVIOUS_WORD("-PSEQpW", Clique.EDGE, Form.WORD, Feature::sequences),
  EDGE_WORDS("-PSEQW2", Clique.EDGE, Form.WORDS, Feature::sequences),
  EDGE_CLASS("-PSEQcDS", Clique.EDGE, Form.CLASS, f -> sequences(f) && f.useDistSim),
  EDGE_PREVIOUS_CLASS("-PSEQpDS", Clique.EDGE, Form.CLASS, f -> sequences(f) && f.useDistSim),
  EDGE_CLASSES("-PSEQpcDS", Clique.EDGE, Form.CLASSES, f -> sequences(f) && f.useDistSim),
  EDGE_SHAPE("-PSEQcS", Clique.EDGE, Form.SHAPE, f -> sequences(f) && shapes(f)),
  EDGE_PREVIOUS_SHAPE("-PSEQpS", Clique.EDGE, Form.SHAPE, f -> sequences(f) && shapes(f)),
  EDGE_SHAPES("-TYPES", Clique.EDGE, Form.DASHED_SHAPES, f -> shapeSequences(f) && f.useTypeSeqs2),
  EDGE_SHAPE_AGAIN("-TPS2", Clique.EDGE, Form.SHAPE, flags -> flags.useTypeySequences),
  EDGE_NEXT_SHAPE("-TNS1", Clique.EDGE, Form.SHAPE, flags -> flags.useTypeySequences);

  final String text;
  final Clique clique;
  final Form form;
  private final Predicate<SeqClassifierFlags> asked;

  Feature(String text, Clique clique, Form form, Predicate<SeqClassifierFlags> asked) {
    this.text = text;
    this.clique = clique;
    this.form = form;
    this.asked = asked;
  }

  boolean askedBy(SeqClassifierFlags flags) {
    return asked.test(flags);
  }

  private static boolean shapes(SeqClassifierFlags flags) {
    return flags.wordShape > WordShapeClassifier.NOWORDSHAPE;
  }

  private static boolean shapeSequences(SeqClassifierFlags flags) {
    return shapes(flags) && flags.useTypeSeqs;
  }

  private static boolean sequences(SeqClassifierFlags flags) {
    return flags.usePrev && flags.useSequences && flags.usePrevSequences;
  }

  /** Over what a feature's weights range, and how its name ends. */
  enum Clique {
    NODE("|C"),
    EDGE("|CpC");

    final String suffix;

    Clique(String suffix) {
      this.suffix = suffix;
    }
  }

  /** What a feature's name is made of, before its suffix. */
  enum Form {
    CONSTANT(""),
    GRAM(""),
    WORD(""),
    CLASS(""),
    SHAPE(""),
    WORD_SHAPE("..."),
    SHAPE_WORD("..."),
    SHAPES("..."),
    THREE_SHAPES("..."),
    WORDS("-"),
    CLASSES("-"),
    DASHED_SHAPES("-");

    final String separator;

    Form(String separator) {
      this.separator = separator;
    }
  }
}
