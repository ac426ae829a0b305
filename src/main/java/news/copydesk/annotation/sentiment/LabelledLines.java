package news.copydesk.annotation.sentiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads labelled sentences from JSON Lines. Each line has {@code id} and {@code text}, and one of
 *
 * <ul>
 *   <li>{@code label} with {@code start} and {@code end}, the target's offsets in Unicode code
 *       points;
 *   <li>{@code entities}, an object of a label per name in the text, and possibly {@code label};
 *   <li>{@code label} alone, of the sentence as a whole.
 * </ul>
 *
 * Labels are {@code negative}, {@code neutral}, {@code positive}; a sentence whose label is {@code
 * mixed} has none as a whole.
 */
final class LabelledLines {

  private static final List<String> LABELS = List.of("negative", "neutral", "positive");
  private static final String MIXED = "mixed";

  private final ObjectMapper json = new ObjectMapper();

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or names the line that is not as it should be
   */
  List<LabelledSentence> read(Path file) throws IOException {
    List<LabelledSentence> sentences = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        try {
          add(json.readTree(line), sentences);
        } catch (JsonProcessingException | IllegalArgumentException e) {
          String why = e instanceof JsonProcessingException ? "it is not JSON" : e.getMessage();
          throw new IOException(
              "line %d of %s: %s; see the format in docs/sentiment.md".formatted(number, file, why),
              e);
        }
      }
    }
    return sentences;
  }

  private static void add(JsonNode line, List<LabelledSentence> sentences) {
    String id = field(line, "id");
    String text = field(line, "text");
    if (line.has("start")) {
      int begin = utf16(text, line.path("start").asInt(-1));
      int end = utf16(text, line.path("end").asInt(-1));
      if (end <= begin) {
        throw new IllegalArgumentException("its target ends before it begins");
      }
      sentences.add(new LabelledSentence(id, text, begin, end, tone(field(line, "label"))));
      return;
    }
    for (Map.Entry<String, JsonNode> name : line.path("entities").properties()) {
      int begin = text.indexOf(name.getKey());
      if (begin >= 0 && !name.getKey().isEmpty()) {
        int end = begin + name.getKey().length();
        sentences.add(new LabelledSentence(id, text, begin, end, tone(name.getValue().asText())));
      }
    }
    if (!line.has("entities") || line.has("label")) {
      String label = field(line, "label");
      if (!label.equals(MIXED)) {
        sentences.add(new LabelledSentence(id, text, 0, 0, tone(label)));
      }
    }
  }

  private static String field(JsonNode line, String name) {
    if (!line.path(name).isTextual()) {
      throw new IllegalArgumentException("it has no text named \"" + name + "\"");
    }
    return line.path(name).asText();
  }

  private static int tone(String label) {
    int tone = LABELS.indexOf(label);
    if (tone < 0) {
      throw new IllegalArgumentException("its label is none of " + LABELS);
    }
    return tone;
  }

  private static int utf16(String text, int codePoints) {
    if (codePoints < 0 || codePoints > text.codePointCount(0, text.length())) {
      throw new IllegalArgumentException("its target is outside the text");
    }
    return text.offsetByCodePoints(0, codePoints);
  }
}
