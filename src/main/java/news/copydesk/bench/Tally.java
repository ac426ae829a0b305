package news.copydesk.bench;

/** Counts values by size, so that percentiles of any number of them need the same memory. */
final class Tally {

  private final int[] counts;
  private final long unit;
  private long all;

  /**
   * @param unit the resolution
   * @param largest what is larger counts as this
   */
  Tally(long unit, long largest) {
    this.unit = unit;
    this.counts = new int[Math.toIntExact(largest / unit) + 1];
  }

  void add(long value) {
    counts[(int) Math.min(counts.length - 1L, Math.max(0, value / unit))]++;
    all++;
  }

  /** The smallest value that at least so much of all (0 to 1) is not above; 0 if there is none. */
  long percentile(double share) {
    long wanted = (long) Math.ceil(share * all);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return i * unit;
      }
    }
    return 0;
  }

  long count() {
    return all;
  }
}
