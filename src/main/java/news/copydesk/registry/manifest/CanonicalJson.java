package news.copydesk.registry.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way to write a JSON value down, so that equal values have equal signatures: RFC 8785
 * without fractions. Members are sorted by their UTF-16 units, there is no white space, and numbers
 * are whole, within 2^53; what is measured is written as text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785: JSON Canonicalization Scheme</a>
 */
final class CanonicalJson {

  private static final long MOST = (1L << 53) - 1;

  private CanonicalJson() {}

  /**
   * The value's canonical bytes, in UTF-8.
   *
   * @throws IllegalArgumentException for fractions, huge numbers and halves of surrogate pairs
   */
  static byte[] bytes(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      object(node, out);
    } else if (node.isArray()) {
      array(node, out);
    } else if (node.isTextual()) {
      text(node.textValue(), out);
    } else if (node.isNumber()) {
      number(node, out);
    } else if (node.isBoolean() || node.isNull()) {
      out.append(node.asText());
    } else {
      throw new IllegalArgumentException("is no JSON value: " + node.getNodeType());
    }
  }

  private static void object(JsonNode node, StringBuilder out) {
    Map<String, JsonNode> members = new TreeMap<>();
    node.fields().forEachRemaining(member -> members.put(member.getKey(), member.getValue()));
    out.append('{');
    Iterator<Map.Entry<String, JsonNode>> sorted = members.entrySet().iterator();
    while (sorted.hasNext()) {
      Map.Entry<String, JsonNode> member = sorted.next();
      text(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      out.append(sorted.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private static void array(JsonNode node, StringBuilder out) {
    out.append('[');
    for (int at = 0; at < node.size(); at++) {
      out.append(at == 0 ? "" : ",");
      write(node.get(at), out);
    }
    out.append(']');
  }

  private static void number(JsonNode node, StringBuilder out) {
    if (!node.isIntegralNumber()
        || !node.canConvertToLong()
        || node.longValue() > MOST
        || node.longValue() < -MOST) {
      throw new IllegalArgumentException("numbers must be whole and within 2^53");
    }
    out.append(node.longValue());
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      switch (unit) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (unit < ' ') {
            out.append(String.format("\\u%04x", (int) unit));
          } else {
            out.append(unit);
          }
        }
      }
    }
    out.append('"');
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("a text holds half of a surrogate pair");
    }
  }
}
