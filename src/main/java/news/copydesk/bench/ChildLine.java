package news.copydesk.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How a process of a benchmark tells the one that started it what it measured: a line among those
 * that it prints.
 *
 * @param prefix what the line begins with
 * @param type of what is told
 */
record ChildLine<T>(String prefix, Class<T> type) {

  private static final ObjectMapper JSON = new ObjectMapper();

  String of(T value) {
    return prefix + json(value);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean is(String text) {
    return text.startsWith(prefix);
  }

  T parse(String line) {
    try {
      return JSON.readValue(line.substring(prefix.length()), type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a line of a benchmark's process: " + line, e);
    }
  }
}
