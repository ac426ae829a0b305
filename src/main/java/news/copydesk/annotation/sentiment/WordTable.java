package news.copydesk.annotation.sentiment;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * What is known of words before any training: a distributional cluster and a vector of {@link
 * #WIDTH} numbers each. Immutable.
 *
 * <p>File {@code words.bin}, big-endian: magic {@code CDWORDS1}; the number of words n; the width;
 * per dimension a float scale; then per word its key (64 bits, see {@link WordKey}), its cluster
 * (16 bits, 0 for none), and its vector (8 bits per dimension, times the scale).
 */
final class WordTable {

  /** Dimensions of a vector. */
  static final int WIDTH = 84;

  /** Where the lexicons' part of a vector begins; the dimensions are named from here on. */
  static final int LEXICON = 75;

  /** The treebank's mean tone of the word, from -2 to 2. */
  static final int TREEBANK_TONE = LEXICON;

  /** The treebank's probability that the word is negative; the next is that it is positive. */
  static final int TREEBANK_NEGATIVE = LEXICON + 1;

  /** VADER's valence, halved, from -2 to 2. */
  static final int VALENCE = LEXICON + 3;

  /** 1 for words that VADER has. */
  static final int HAS_VALENCE = LEXICON + 4;

  /** 1 for words of which there is no embedding. */
  static final int UNKNOWN = LEXICON + 7;

  private static final long MAGIC = 0x4344574f52445331L;
  private static final int MOST_WORDS = 1 << 20;

  private final KeyIndex index;
  private final short[] clusters;
  private final byte[] vectors;
  private final float[] scales;

  private WordTable(KeyIndex index, short[] clusters, byte[] vectors, float[] scales) {
    this.index = index;
    this.clusters = clusters;
    this.vectors = vectors;
    this.scales = scales;
  }

  /**
   * Reads the file's content.
   *
   * @throws IOException if it is not a table of words, with what is wrong
   */
  static WordTable read(DataInputStream in) throws IOException {
    if (in.readLong() != MAGIC) {
      throw new IOException("it does not begin as a table of words does");
    }
    int words = in.readInt();
    int width = in.readInt();
    if (words < 0 || words > MOST_WORDS || width != WIDTH) {
      throw new IOException("it claims " + words + " words of " + width + " dimensions");
    }
    float[] scales = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      scales[i] = in.readFloat();
    }
    long[] keys = new long[words];
    short[] clusters = new short[words];
    byte[] vectors = new byte[words * WIDTH];
    for (int i = 0; i < words; i++) {
      keys[i] = in.readLong();
      clusters[i] = in.readShort();
      in.readFully(vectors, i * WIDTH, WIDTH);
    }
    return new WordTable(new KeyIndex(keys), clusters, vectors, scales);
  }

  /** How many words it has. */
  int size() {
    return clusters.length;
  }

  /** The word's row, or {@link KeyIndex#ABSENT}. */
  int row(long key) {
    return index.position(key);
  }

  /** The cluster of a row; 0 for none, and for no row. */
  int cluster(int row) {
    return row < 0 ? 0 : clusters[row];
  }

  /** One number of a row's vector; without a row, that of a word of which nothing is known. */
  float value(int row, int dimension) {
    if (row < 0) {
      return dimension == UNKNOWN ? 1 : 0;
    }
    return vectors[row * WIDTH + dimension] * scales[dimension];
  }
}
