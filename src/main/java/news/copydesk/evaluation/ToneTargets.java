package news.copydesk.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import news.copydesk.annotation.Document;
import news.copydesk.annotation.Entity;
import news.copydesk.annotation.Mention;
import news.copydesk.annotation.Section;
import news.copydesk.evaluation.Example.Item;

/**
 * Finds the names in a line towards which it labels the tone: {@code start} and {@code end} with a
 * {@code label}, offsets in code points; or {@code entities}, an object of a label per name, where
 * it first stands in the text. The same as training reads.
 */
final class ToneTargets {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Any type that has a tone: the file does not say which. */
  private static final String TYPE = "MISC";

  private ToneTargets() {}

  /**
   * An example for each name.
   *
   * @param fields of the line, as text
   */
  static List<Example> of(Document document, Map<String, String> fields)
      throws BadExampleException {
    if (fields.containsKey("start")) {
      int begin = number(fields, "start");
      int end = number(fields, "end");
      return List.of(example(document, begin, end, fields.getOrDefault("label", "")));
    }
    List<Example> examples = new ArrayList<>();
    for (Map.Entry<String, JsonNode> name : names(fields).properties()) {
      int at = document.body().indexOf(name.getKey());
      if (at >= 0 && !name.getKey().isEmpty()) {
        int begin = document.body().codePointCount(0, at);
        int end = begin + name.getKey().codePointCount(0, name.getKey().length());
        examples.add(example(document, begin, end, name.getValue().asText()));
      }
    }
    return examples;
  }

  private static JsonNode names(Map<String, String> fields) throws BadExampleException {
    try {
      JsonNode names = JSON.readTree(fields.getOrDefault("entities", ""));
      if (names.isObject()) {
        return names;
      }
    } catch (JsonProcessingException e) {
      // Said below: the parser's own message quotes the text.
    }
    throw new BadExampleException(
        "no name; write \"start\", \"end\" and \"label\", or \"entities\", an object of a label"
            + " per name");
  }

  private static Example example(Document document, int begin, int end, String label)
      throws BadExampleException {
    String text = document.body();
    if (begin < 0 || end <= begin || end > text.codePointCount(0, text.length())) {
      throw new BadExampleException(
          "the name is outside of the text; write \"start\" and \"end\" in code points");
    }
    if (label.isBlank()) {
      throw new BadExampleException("no \"label\"; write the tone towards the name");
    }
    int from = text.offsetByCodePoints(0, begin);
    String name = text.substring(from, text.offsetByCodePoints(from, end - begin));
    Mention mention = new Mention(Section.BODY, begin, end, name);
    return Example.towards(
        document,
        new Entity(TYPE, name, List.of(mention)),
        Item.of(label.toLowerCase(Locale.ROOT)));
  }

  private static int number(Map<String, String> fields, String name) throws BadExampleException {
    try {
      return Integer.parseInt(fields.getOrDefault(name, ""));
    } catch (NumberFormatException e) {
      throw new BadExampleException("\"%s\" is no whole number".formatted(name));
    }
  }
}
