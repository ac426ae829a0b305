package news.copydesk.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The whole path for some seconds, and then the annotators alone over the same articles for as
 * long.
 *
 * @param pathArticles rows written, a dead letter counting as one
 * @param pathSeconds the time they took
 * @param aloneArticles articles annotated in memory
 * @param aloneSeconds the time they took
 */
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record Turn(long pathArticles, double pathSeconds, long aloneArticles, double aloneSeconds) {

  private static final String PREFIX = "turn: ";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Articles a second of the whole path. */
  public double path() {
    return pathArticles / pathSeconds;
  }

  /** Articles a second of the annotators alone. */
  public double alone() {
    return aloneArticles / aloneSeconds;
  }

  /** What the path leaves of the annotators' speed, 0 to 1. */
  public double ratio() {
    return path() / alone();
  }

  /** Both turns as one. */
  public Turn and(Turn other) {
    return new Turn(
        pathArticles + other.pathArticles,
        pathSeconds + other.pathSeconds,
        aloneArticles + other.aloneArticles,
        aloneSeconds + other.aloneSeconds);
  }

  /** One line for the process that asked. */
  public String toLine() {
    try {
      return PREFIX + JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isLine(String text) {
    return text.startsWith(PREFIX);
  }

  static Turn parse(String line) {
    try {
      return JSON.readValue(line.substring(PREFIX.length()), Turn.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a turn: " + line, e);
    }
  }
}
