package news.copydesk.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

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

  private static final String PREFIX = "cell: ";

  /** One line for the process that asked. */
  public String toLine() {
    return PREFIX + json();
  }

  /** As JSON. */
  public String json() {
    try {
      return new ObjectMapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isLine(String text) {
    return text.startsWith(PREFIX);
  }

  static MatrixCell parse(String line) {
    try {
      return new ObjectMapper().readValue(line.substring(PREFIX.length()), MatrixCell.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a cell: " + line, e);
    }
  }
}
