package news.copydesk.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.copydesk.annotation.Annotations;
import news.copydesk.annotation.Document;
import news.copydesk.model.ModelLoadException;

/**
 * An article of which a model's author says what the model must find in it.
 *
 * @param document what is annotated
 * @param expected what must be found, as {@link #findings} writes it; one entry for each occurrence
 */
record GoldenArticle(Document document, List<String> expected) {

  private static final int MOST = 1_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Reads a file: a JSON object a line, with {@code title}, {@code body}, {@code language} (may be
   * missing) and {@code expected}, a list of texts.
   *
   * @throws ModelLoadException if it is something else, empty, or over 1,000 lines
   */
  static List<GoldenArticle> read(Path file) {
    List<GoldenArticle> articles = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        articles.add(article(MAPPER.readTree(line), articles.size() + 1));
        if (articles.size() > MOST) {
          throw new IOException("there are over %d".formatted(MOST));
        }
      }
    } catch (IOException e) {
      throw new ModelLoadException(
          "golden articles %s cannot be used: line %d: %s; write one JSON object a line, with title, body and expected"
              .formatted(file.getFileName(), articles.size() + 1, e.getMessage()),
          e);
    }
    if (articles.isEmpty()) {
      throw new ModelLoadException("golden articles %s: there are none".formatted(file));
    }
    return articles;
  }

  private static GoldenArticle article(JsonNode line, int number) throws IOException {
    List<String> expected = new ArrayList<>();
    if (!line.path("body").isTextual() || !line.path("expected").isArray()) {
      throw new IOException("body is no text, or expected no list");
    }
    for (JsonNode each : line.path("expected")) {
      if (!each.isTextual()) {
        throw new IOException("expected holds something else than texts");
      }
      expected.add(each.textValue());
    }
    return new GoldenArticle(
        new Document(
            line.path("id").asText("golden/" + number),
            line.path("source").asText(""),
            line.path("title").asText(""),
            line.path("body").textValue(),
            Optional.of(line.path("language").asText("")).filter(tag -> !tag.isEmpty())),
        List.copyOf(expected));
  }

  /**
   * What was found, in the form of {@link #expected}: {@code PERSON Ada Lovelace} for each mention;
   * for an entity with a link the link's {@code Q64 Berlin} too; {@code topic 04000000}; {@code
   * tone positive}; {@code language en} where it was not given.
   */
  List<String> findings(Annotations found) {
    List<String> all = new ArrayList<>();
    found
        .entities()
        .forEach(
            entity -> {
              entity.mentions().forEach(m -> all.add(entity.type() + " " + m.text()));
              entity.link().ifPresent(link -> all.add(link.id() + " " + entity.text()));
            });
    found.topics().forEach(topic -> all.add("topic " + topic.id()));
    found.sentiment().ifPresent(tone -> all.add("tone " + lower(tone.label().name())));
    if (document.language().isEmpty()) {
      found.language().ifPresent(tag -> all.add("language " + tag));
    }
    return all;
  }

  private static String lower(String label) {
    return label.toLowerCase(Locale.ROOT);
  }
}
