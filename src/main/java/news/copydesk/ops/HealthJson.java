package news.copydesk.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;

/** Health as JSON: times in ISO 8601 UTC, unknown as null. */
final class HealthJson {

  private final ObjectMapper mapper = new ObjectMapper();

  String full(HealthReport report) {
    ObjectNode root = mapper.createObjectNode();
    root.put("status", report.status().name());
    root.put("phase", report.phase().text());
    ObjectNode components = root.putObject("components");
    report.components().forEach((name, health) -> write(components.putObject(name), health));
    ArrayNode models = root.putArray("models");
    report.models().forEach(model -> write(models.addObject(), model));
    return text(root);
  }

  /** An answer to one question, e.g. {@code {"ready":false,"reasons":["sink: …"]}}. */
  String answer(String question, boolean yes, List<String> reasons) {
    ObjectNode root = mapper.createObjectNode();
    root.put(question, yes);
    ArrayNode list = root.putArray("reasons");
    reasons.forEach(list::add);
    return text(root);
  }

  private static void write(ObjectNode to, ComponentHealth health) {
    to.put("state", health.state().name());
    to.put("since", health.since() == null ? null : health.since().toString());
    to.put("reason", health.reason());
  }

  private static void write(ObjectNode to, ModelHealth model) {
    to.put("name", model.name());
    to.put("version", model.version());
    to.put("sha256", model.sha256());
    to.put("state", model.state().name());
    to.put("since", model.since().toString());
    to.put("error", model.error());
    to.put("cause", model.cause());
  }

  private String text(ObjectNode root) {
    try {
      return mapper.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
