package news.copydesk.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.Names;
import news.copydesk.registry.manifest.SemanticVersion;

/**
 * Control messages as JSON: {@code {"format":1,"type":"model",…}}; docs/models.md has the table.
 */
final class ControlJson {

  private static final String MODEL = "model";
  private static final String EXPERIMENT = "experiment";

  private ControlJson() {}

  static byte[] write(WantedVersion wanted) {
    ObjectNode node = MessageFields.empty();
    node.put("format", MessageFields.FORMAT);
    node.put("type", MODEL);
    node.put("model", wanted.model());
    node.put("version", wanted.version());
    node.put("manifest", wanted.manifest());
    node.put("alias", wanted.alias());
    node.put("epoch", wanted.epoch());
    node.put("by", wanted.by());
    node.put("at", wanted.at().toString());
    return MessageFields.bytes(node);
  }

  static byte[] write(WantedExperiment wanted) {
    ObjectNode node = MessageFields.empty();
    node.put("format", MessageFields.FORMAT);
    node.put("type", EXPERIMENT);
    node.put("model", wanted.model());
    node.put("version", wanted.version());
    node.put("manifest", wanted.manifest());
    node.put("way", wanted.way().name());
    node.put("share", wanted.share());
    wanted.sources().forEach(node.putArray("sources")::add);
    node.put("by", wanted.by());
    node.put("at", wanted.at().toString());
    return MessageFields.bytes(node);
  }

  /**
   * Reads a message; empty for one of a kind, or a format, that only a newer program knows.
   *
   * @param key the record's key, which the message must repeat
   */
  static Optional<ControlMessage> read(String key, byte[] json) throws MalformedMessageException {
    MessageFields fields = MessageFields.read(json);
    if (!fields.known()) {
      return Optional.empty();
    }
    ControlMessage wanted;
    switch (fields.text("type")) {
      case MODEL -> wanted = wanted(fields);
      case EXPERIMENT -> wanted = experiment(fields);
      default -> {
        return Optional.empty();
      }
    }
    if (!wanted.key().equals(key)) {
      throw new MalformedMessageException("its key is not what it is about");
    }
    return Optional.of(wanted);
  }

  private static WantedExperiment experiment(MessageFields fields)
      throws MalformedMessageException {
    try {
      List<String> sources = new ArrayList<>();
      for (JsonNode each : fields.node().path("sources")) {
        if (!each.isTextual()) {
          throw new MalformedMessageException("sources holds something else than texts");
        }
        sources.add(each.textValue());
      }
      return new WantedExperiment(
          Names.model(fields.text("model")),
          SemanticVersion.parse(fields.text("version")).toString(),
          fields.text("manifest"),
          WantedExperiment.Way.valueOf(fields.text("way")),
          Math.toIntExact(fields.number("share")),
          sources,
          fields.text("by"),
          fields.instant("at"));
    } catch (RegistryException | IllegalArgumentException | ArithmeticException e) {
      throw new MalformedMessageException(String.valueOf(e.getMessage()), e);
    }
  }

  private static WantedVersion wanted(MessageFields fields) throws MalformedMessageException {
    try {
      return new WantedVersion(
          Names.model(fields.text("model")),
          SemanticVersion.parse(fields.text("version")).toString(),
          fields.text("manifest"),
          Names.alias(fields.text("alias")),
          fields.number("epoch"),
          fields.text("by"),
          fields.instant("at"));
    } catch (RegistryException e) {
      throw new MalformedMessageException(String.valueOf(e.getMessage()), e);
    }
  }
}
