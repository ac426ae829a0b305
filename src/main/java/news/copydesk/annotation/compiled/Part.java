package news.copydesk.annotation.compiled;

/**
 * The parts of a compiled model, in the order of the file; what is in each, docs/rationale tells.
 */
public enum Part {
  /** Names, versions, labels and flags, as text. */
  DESCRIPTION,
  /** The characters of all strings. */
  STRINGS,
  /** Vocabulary: open-addressed slots of hash and word. */
  WORD_SLOTS,
  /** Vocabulary: one record per word. */
  WORDS,
  /** Sums of weights over the labels of all models. */
  NODE_SUMS,
  /** Sums of weights over the label pairs of all models. */
  EDGE_SUMS,
  /** Weights of single features over labels. */
  NODE_ROWS,
  /** Weights of single features over label pairs. */
  EDGE_ROWS,
  /** For each word a small table: its rows beside shapes and before words. */
  NEIGHBOURS,
  /** Rows of a pair of shapes before a shape, by packed ids. */
  SHAPE_TRIPLES,
  /** Pairs of shapes, by packed ids. */
  SHAPE_PAIRS,
  /** Rows of each pair of shapes that has one. */
  SHAPE_PAIR_ROWS,
  /** Rows of a class beside a class: a square matrix. */
  CLASS_PAIRS,
  /** Rows of each distributional class by itself. */
  CLASSES,
  /** Rows of each shape by itself. */
  SHAPES,
  /** Shape text to shape. */
  SHAPE_SLOTS,
  /** Beginnings and ends of words to rows. */
  GRAM_SLOTS,
  /** Words to distributional classes: slots of where the word is. */
  LEXICON_SLOTS,
  /** Words known in lower case to the models that know them. */
  KNOWN_LOWER_SLOTS,
  /** Words to what they are respelled to. */
  RESPELLING_SLOTS
}
