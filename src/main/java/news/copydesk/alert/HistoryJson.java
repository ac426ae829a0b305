package news.copydesk.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The last day as JSON, {@code {"minutes":[…]}}: times in ISO 8601 UTC, unknown as null. */
public final class HistoryJson {

  private final ObjectMapper mapper = new ObjectMapper();

  /** Writes minutes, in their order. */
  public String write(List<Minute> minutes) {
    ObjectNode root = mapper.createObjectNode();
    minutes.forEach(minute -> root.withArray("minutes").add(node(minute)));
    try {
      return mapper.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode node(Minute minute) {
    ObjectNode node = mapper.createObjectNode();
    node.put("start", minute.start().toString());
    node.put("articles", minute.articles());
    node.put("entities", minute.entities());
    node.put("deadLetters", minute.deadLetters());
    number(node, "p99Seconds", minute.p99Seconds());
    number(node, "lag", minute.lag());
    number(node, "heap", minute.heap());
    node.put("slots", minute.slots());
    return node;
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public List<Minute> read(String json) {
    List<Minute> minutes = new ArrayList<>();
    try {
      JsonNode root = mapper.readTree(json);
      if (!root.isObject()) {
        throw new IllegalArgumentException("is no JSON object");
      }
      for (JsonNode node : root.path("minutes")) {
        minutes.add(
            new Minute(
                Instant.parse(node.path("start").asText()),
                node.path("articles").asLong(),
                node.path("entities").asLong(),
                node.path("deadLetters").asLong(),
                node.path("p99Seconds").asDouble(Double.NaN),
                node.path("lag").asDouble(Double.NaN),
                node.path("heap").asDouble(Double.NaN),
                node.path("slots").asInt()));
      }
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new IllegalArgumentException("is not a history as /trends serves it", e);
    }
    return minutes;
  }
}
