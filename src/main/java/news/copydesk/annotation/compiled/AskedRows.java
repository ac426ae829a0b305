package news.copydesk.annotation.compiled;

import java.util.Arrays;

/**
 * Rows that are asked for first, found later and added last: where the next one would be need not
 * wait until the last one has come from memory. Used by one thread.
 */
final class AskedRows {

  /** What is kept for longer sentences would be held for ever by each thread. */
  private static final int KEPT = 8192;

  private final Neighbours neighbours;
  private final Rows source;
  private long[] keys = new long[0];

  /** Where the search begins; once all have been looked for, the rows. */
  private int[] rows = new int[0];

  private int[] places = new int[0];
  private int count;

  /** Of no meaning; as long as somebody might look, nobody leaves the reading out. */
  private long fetched;

  AskedRows(Neighbours neighbours, Rows source) {
    this.neighbours = neighbours;
    this.source = source;
  }

  void clear() {
    count = 0;
    if (rows.length > KEPT) {
      allocate(0);
    }
  }

  /**
   * Asks for the row of a key.
   *
   * @param slot where the search for it begins
   * @param place where the row is to be added
   */
  void ask(int slot, long key, int place) {
    if (count == rows.length) {
      allocate(Math.max(64, count * 2));
    }
    keys[count] = key;
    rows[count] = slot;
    places[count] = place;
    count++;
    fetched ^= neighbours.fetch(slot);
  }

  /** Looks for all rows, and keeps those that there are. */
  void find() {
    int found = 0;
    long any = 0;
    for (int i = 0; i < count; i++) {
      int row = neighbours.find(rows[i], keys[i]);
      if (row != 0) {
        any ^= source.fetch(row);
        rows[found] = row;
        places[found] = places[i];
        found++;
      }
    }
    count = found;
    fetched ^= any;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  int row(int i) {
    return rows[i];
  }

  int place(int i) {
    return places[i];
  }

  private void allocate(int size) {
    keys = Arrays.copyOf(keys, size);
    rows = Arrays.copyOf(rows, size);
    places = Arrays.copyOf(places, size);
  }
}
