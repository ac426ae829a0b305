package news.copydesk.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

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

  private static final String PREFIX = "measurement: ";

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
    try {
      return PREFIX + new ObjectMapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isLine(String text) {
    return text.startsWith(PREFIX);
  }

  static Measurement parse(String line) {
    try {
      return new ObjectMapper()
          .readerFor(Measurement.class)
          .without(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(line.substring(PREFIX.length()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a measurement: " + line, e);
    }
  }
}
