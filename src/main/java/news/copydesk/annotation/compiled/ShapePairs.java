package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;

/** Rows of two shapes side by side: a table of pairs, and for each pair its rows. */
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

  private final PackedTable pairs;
  private final IntBuffer records;

  ShapePairs(PackedTable pairs, IntBuffer records) {
    this.pairs = pairs;
    this.records = records;
  }

  /** The pair of two shapes; pair 0 has no rows. */
  int pair(int model, int first, int second) {
    return pairs.find(PackedTable.shapes(model, first, second));
  }

  int row(int pair, int field) {
    return records.get(pair * RECORD + field);
  }
}
