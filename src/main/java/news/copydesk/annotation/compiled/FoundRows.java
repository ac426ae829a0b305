package news.copydesk.annotation.compiled;

import java.util.Arrays;

/**
 * Rows that are to be added, found first and fetched later: looking for the next one need not wait
 * until the last one has come from memory. Used by one thread.
 */
final class FoundRows {

  /** What is kept for longer sentences would be held for ever by each thread. */
  private static final int KEPT = 8192;

  private final Rows source;
  private int[] rows = new int[0];
  private int[] places = new int[0];
  private int count;

  /** Of no meaning; as long as somebody might look, nobody leaves the reading out. */
  private long fetched;

  FoundRows(Rows source) {
    this.source = source;
  }

  void clear() {
    count = 0;
    if (rows.length > KEPT) {
      rows = new int[0];
      places = new int[0];
    }
  }

  /** A row that is to be added to the sums that begin at an index; row 0 is none. */
  void add(int row, int at) {
    if (row == 0) {
      return;
    }
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, Math.max(64, count * 2));
      places = Arrays.copyOf(places, rows.length);
    }
    rows[count] = row;
    places[count] = at;
    count++;
    fetched ^= source.fetch(row);
  }

  /** Reads a little of all that is long. */
  void fetch() {
    long any = 0;
    for (int i = 0; i < count; i++) {
      any ^= source.fetchRest(rows[i]);
    }
    fetched ^= any;
  }

  void addTo(double[] sums) {
    for (int i = 0; i < count; i++) {
      source.add(rows[i], sums, places[i]);
    }
  }
}
