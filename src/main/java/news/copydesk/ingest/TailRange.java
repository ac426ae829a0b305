package news.copydesk.ingest;

import java.time.Instant;

/**
 * Which records of a topic a tail shows.
 *
 * @param from where it starts
 * @param last how many records before the end come first, over all partitions, the newest ones by
 *     time; 0 unless from is {@link From#LAST}
 * @param since the oldest time of a record that is shown; 1970 unless from is {@link From#TIME}
 * @param max after how many records it stops
 * @param follow whether it waits for new records, or stops at what was the end when it started
 */
public record TailRange(From from, int last, Instant since, long max, boolean follow) {

  /** Where a tail starts. */
  public enum From {
    BEGINNING,
    LAST,
    TIME,
    END
  }

  /** The most records that {@link #last} takes, since it keeps them in memory. */
  public static final int MAX_LAST = 10_000;

  /** Checks the numbers. */
  public TailRange {
    if (from == From.LAST && (last < 1 || last > MAX_LAST)) {
      throw new IllegalArgumentException(
          "last is %d; give a number from 1 to %d, or start from the beginning"
              .formatted(last, MAX_LAST));
    }
    if (max < 1) {
      throw new IllegalArgumentException("max is " + max + "; give 1 or more");
    }
  }

  /** A range that no time bounds. */
  public TailRange(From from, int last, long max, boolean follow) {
    this(from, last, Instant.EPOCH, max, follow);
  }

  /** Only what comes from now on, until stopped. */
  public static TailRange fromEnd() {
    return new TailRange(From.END, 0, Long.MAX_VALUE, true);
  }

  /** Everything, and then what comes, until stopped. */
  public static TailRange fromBeginning() {
    return new TailRange(From.BEGINNING, 0, Long.MAX_VALUE, true);
  }

  /** The newest records, and then what comes, until stopped. */
  public static TailRange last(int records) {
    return new TailRange(From.LAST, records, Long.MAX_VALUE, true);
  }

  /** What has come since a point in time, by the records' own times, and then what comes. */
  public static TailRange since(Instant time) {
    return new TailRange(From.TIME, 0, time, Long.MAX_VALUE, true);
  }

  /** The same, but stops after so many records. */
  public TailRange atMost(long records) {
    return new TailRange(from, last, since, records, follow);
  }

  /** The same, but does not wait for new records. */
  public TailRange untilEnd() {
    return new TailRange(from, last, since, max, false);
  }
}
