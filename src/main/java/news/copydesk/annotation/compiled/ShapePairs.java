package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;

/**
 * Rows of two shapes side by side: for each model a matrix of pairs, and for each pair its rows.
 */
public final class ShapePairs {

  /** Ints per pair. */
  public static final int RECORD = 4;

  /** Row of the second word, over labels. */
  public static final int SECOND = 0;

  /** Row of the first word, over labels. */
  public static final int FIRST = 1;

  /** Row over label pairs. */
  public static final int EDGE = 2;

  /** 1 if a third shape behind the pair may have a row. */
  public static final int TRIPLES = 3;

  private final IntBuffer matrices;
  private final IntBuffer records;
  private final int[] base;
  private final int[] size;

  ShapePairs(IntBuffer matrices, IntBuffer records, Description description) {
    this.matrices = matrices;
    this.records = records;
    int models = description.models().size();
    base = new int[models];
    size = new int[models];
    int next = 0;
    for (int m = 0; m < models; m++) {
      base[m] = next;
      size[m] = description.models().get(m).shapes() + 1;
      next += size[m] * size[m];
    }
  }

  /** The pair of two shapes; pair 0 has no rows. */
  int pair(int model, int first, int second) {
    return matrices.get(base[model] + first * size[model] + second);
  }

  int row(int pair, int field) {
    return records.get(pair * RECORD + field);
  }
}
