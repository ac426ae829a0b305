package news.copydesk.bench;

/**
 * One cell of threads × slots × length, measured by a process of its own.
 *
 * @param threads that ask for slots
 * @param slots annotations at once
 * @param tokens of each article
 * @param articlesPerSecond all threads together
 * @param medianMillis of an article's time, waiting for slots included
 * @param p99Millis its 99th percentile
 * @param peakMebibytes the largest resident set of the process (VmHWM)
 */
public record MatrixCell(
    int threads,
    int slots,
    int tokens,
    double articlesPerSecond,
    double medianMillis,
    double p99Millis,
    long peakMebibytes) {

  private static final ChildLine<MatrixCell> LINE = new ChildLine<>("cell: ", MatrixCell.class);

  /** One line for the process that asked. */
  public String toLine() {
    return LINE.of(this);
  }

  /** As JSON. */
  public String json() {
    return ChildLine.json(this);
  }

  static boolean isLine(String text) {
    return LINE.is(text);
  }

  static MatrixCell parse(String line) {
    return LINE.parse(line);
  }
}
