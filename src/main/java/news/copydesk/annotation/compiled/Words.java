package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;

/** The vocabulary's records: what is known of a word before any article arrives. */
public final class Words {

  /** The word that stands for what is outside a sentence. */
  public static final int PAD = 0;

  /** Ints per record: a cache line. */
  public static final int RECORD = 16;

  /** Sum of the word's own features. */
  public static final int OWN = 0;

  /** Sum of its features as the previous word. */
  public static final int PREVIOUS = 1;

  /** Sum of its features as the next word. */
  public static final int NEXT = 2;

  /** Sum of it as one of the next few words. */
  public static final int DISJUNCTION_NEXT = 3;

  /** Sum of it as one of the last few words. */
  public static final int DISJUNCTION_PREVIOUS = 4;

  /** Sum over label pairs of its class and its shapes, and often of the word itself too. */
  public static final int EDGE_OWN = 5;

  /** The same of it as the previous word. */
  public static final int EDGE_PREVIOUS = 6;

  /** Sum over label pairs of it as the next word. */
  public static final int EDGE_NEXT = 7;

  /** Row over label pairs of the word itself, at its own place, if it is not in the sum. */
  public static final int EDGE_OWN_WORD = 8;

  /** Row over label pairs of the word itself, as the previous word, if it is not in the sum. */
  public static final int EDGE_PREVIOUS_WORD = 9;

  /** Distributional class, and {@link WordTraits} shifted by {@link #TRAITS_SHIFT}. */
  public static final int CLASS_AND_TRAITS = 10;

  /** Shapes, two of 16 bits in an int: the first two models, then the others. */
  public static final int SHAPES = 11;

  /**
   * Which pairs of it have rows: {@link #beside}, {@link #BEFORE_WORD}, {@link #AFTER_WORD}; above
   * {@link #TABLE_SIZE_SHIFT} the size of its table of neighbours, as a power of two.
   */
  public static final int PAIRS = 13;

  /** The word it is respelled to, or one of the following. */
  public static final int RESPELLED = 14;

  /** It is not respelled. */
  public static final int AS_IS = -2;

  /** It is respelled to a word outside the vocabulary. */
  public static final int TO_UNKNOWN = -1;

  /** Where the traits' bits begin. */
  public static final int TRAITS_SHIFT = 16;

  /** Some word follows this one in the table of word pairs. */
  public static final int BEFORE_WORD = 1 << 16;

  /** Some word precedes this one in the table of word pairs. */
  public static final int AFTER_WORD = 1 << 17;

  /** Where its table of neighbours begins. */
  public static final int NEIGHBOURS = 15;

  /** Where the size of the table begins. */
  public static final int TABLE_SIZE_SHIFT = 24;

  private final IntBuffer records;

  Words(IntBuffer records) {
    this.records = records;
  }

  int get(int word, int field) {
    return records.get(word * RECORD + field);
  }

  /** Reads a word's record; what comes back means nothing. */
  int fetch(int word) {
    return records.get(word * RECORD);
  }

  /** Copies a word's record. */
  void copy(int word, int[] to, int at) {
    int from = word * RECORD;
    for (int i = 0; i < RECORD; i++) {
      to[at + i] = records.get(from + i);
    }
  }

  /** The bit that says that a word has rows beside some shape. */
  public static int beside(WordShapeFeature feature, int model) {
    return 1 << (feature.ordinal() * Description.MAX_MODELS + model);
  }

  /** The CRFs for which a word has rows beside some shape, as bits. */
  static int besideAny(WordShapeFeature feature, int bits) {
    return bits >>> feature.ordinal() * Description.MAX_MODELS & (1 << Description.MAX_MODELS) - 1;
  }

  /** Features of a word beside a shape. */
  public enum WordShapeFeature {
    /** The word is the previous one. */
    PREVIOUS,
    /** The word is the next one. */
    NEXT,
    /** The word is the one before the previous one, which is short. */
    BEFORE_PREVIOUS,
    /** The word is the one behind the next one, which is short. */
    BEHIND_NEXT
  }
}
