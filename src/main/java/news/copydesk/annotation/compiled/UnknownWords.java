package news.copydesk.annotation.compiled;

import org.jspecify.annotations.Nullable;

/** Works out words that are not in the vocabulary, and remembers some. Used by one thread. */
final class UnknownWords {

  /** About 350 bytes each, for three models; a power of two. */
  private static final int REMEMBERED = 4096;

  private final CompiledModel model;

  /** Asked first: another word's text need not come from memory to be another one. */
  private final int[] rememberedHashes = new int[REMEMBERED];

  private final @Nullable UnknownWord[] remembered = new UnknownWord[REMEMBERED];

  UnknownWords(CompiledModel model) {
    this.model = model;
  }

  UnknownWord of(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ (hash >>> 12)) & (REMEMBERED - 1);
    UnknownWord known = remembered[slot];
    if (rememberedHashes[slot] == hash && known != null && known.text().equals(text)) {
      return known;
    }
    UnknownWord word = make(text);
    rememberedHashes[slot] = hash;
    remembered[slot] = word;
    return word;
  }

  private UnknownWord make(String text) {
    String word = model.respelling().of(text);
    int known = word.equals(text) ? Words.TO_UNKNOWN : model.vocabulary().find(word);
    int wordClass = model.lexicon().of(word);
    int[] shapes = model.shapesOf(word);
    int traits = WordTraits.of(word);
    long[] nodes = nodes(word, traits, wordClass, shapes);
    return new UnknownWord(text, word, known, traits, wordClass, shapes, nodes);
  }

  private long[] nodes(String word, int traits, int wordClass, int[] shapes) {
    int longs = model.dimensions().nodeLongs();
    long[] sums = new long[3 * longs];
    Rows rows = model.nodeRows();
    Description.Constants constants = model.description().constants();
    rows.add(constants.always(), sums, 0);
    if (WordTraits.title(word)) {
      rows.add(constants.title(), sums, 0);
    }
    if ((traits & WordTraits.NAME_CASE) == 0) {
      rows.add(constants.noOccurrence(), sums, 0);
    }
    rows.add(model.classRow(wordClass, ClassField.OWN), sums, 0);
    rows.add(model.classRow(wordClass, ClassField.PREVIOUS), sums, longs);
    rows.add(model.classRow(wordClass, ClassField.NEXT), sums, 2 * longs);
    for (int m = 0; m < shapes.length; m++) {
      rows.add(model.shapeRow(m, shapes[m], ShapeField.OWN), sums, 0);
      rows.add(model.shapeRow(m, shapes[m], ShapeField.PREVIOUS), sums, longs);
      rows.add(model.shapeRow(m, shapes[m], ShapeField.NEXT), sums, 2 * longs);
    }
    addGrams(word, rows, sums);
    return sums;
  }

  /**
   * The beginnings and ends of the word between marks; one that is both counts once. Of each that
   * the table holds it holds all shorter ones too: behind the first that is absent none is sought.
   */
  private void addGrams(String word, Rows rows, long[] sums) {
    String marked = '<' + word + '>';
    StringTable grams = model.grams();
    int length = marked.length();
    int longest = Math.min(model.description().longestGram(), length);
    // Java's hashes of all beginnings and ends, each from that of the one before.
    int beginning = marked.charAt(0);
    int end = marked.charAt(length - 1);
    int power = 1;
    boolean begins = true;
    boolean ends = true;
    for (int size = 2; size <= longest && (begins || ends); size++) {
      beginning = 31 * beginning + marked.charAt(size - 1);
      power *= 31;
      end += power * marked.charAt(length - size);
      boolean both = beginning == end && marked.regionMatches(0, marked, length - size, size);
      begins = begins && add(grams.find(beginning, marked, 0, size), rows, sums);
      if (!both) {
        ends = ends && add(grams.find(end, marked, length - size, length), rows, sums);
      }
    }
  }

  /** Adds what was found, and tells whether anything was. */
  private static boolean add(int row, Rows rows, long[] sums) {
    if (row == StringTable.ABSENT) {
      return false;
    }
    rows.add(row, sums, 0);
    return true;
  }
}
