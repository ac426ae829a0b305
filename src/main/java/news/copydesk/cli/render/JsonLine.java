package news.copydesk.cli.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes JSON that may be printed to a terminal: nothing in it can control one. */
final class JsonLine {

  private JsonLine() {}

  /** The node on one line; characters that a terminal might obey are escaped. */
  static String of(JsonMapper mapper, JsonNode node) {
    try {
      return escaped(mapper.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes cannot fail to be written", e);
    }
  }

  /** Jackson escapes what is below U+0020. Outside of texts, JSON itself is ASCII. */
  private static String escaped(String json) {
    if (json.codePoints().noneMatch(JsonLine::hostile)) {
      return json;
    }
    StringBuilder safe = new StringBuilder(json.length() + 64);
    for (int at = 0; at < json.length(); ) {
      int point = json.codePointAt(at);
      int next = at + Character.charCount(point);
      if (hostile(point)) {
        json.substring(at, next)
            .chars()
            .forEach(unit -> safe.append(String.format("\\u%04x", unit)));
      } else {
        safe.appendCodePoint(point);
      }
      at = next;
    }
    return safe.toString();
  }

  private static boolean hostile(int point) {
    return point == 0x7F || SafeText.hostile(point);
  }
}
