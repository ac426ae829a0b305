package news.copydesk.bench;

/**
 * What one process measured of itself.
 *
 * @param articles how many articles were counted, the warm-up left out
 * @param tokens their tokens
 * @param seconds the time they took
 * @param loadSeconds the time the models took to load
 * @param peakMebibytes the largest resident set of the process (VmHWM)
 */
public record Measurement(
    long articles, long tokens, double seconds, double loadSeconds, long peakMebibytes) {

  private static final ChildLine<Measurement> LINE =
      new ChildLine<>("measurement: ", Measurement.class);

  /** Articles a second. */
  public double articlesPerSecond() {
    return articles / seconds;
  }

  /** Tokens a second. */
  public double tokensPerSecond() {
    return tokens / seconds;
  }

  /** One line for the process that asked. */
  public String toLine() {
    return LINE.of(this);
  }

  static boolean isLine(String text) {
    return LINE.is(text);
  }

  static Measurement parse(String line) {
    return LINE.parse(line);
  }
}
