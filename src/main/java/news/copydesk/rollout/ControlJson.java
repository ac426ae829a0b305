package news.copydesk.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.Names;
import news.copydesk.registry.manifest.SemanticVersion;

/**
 * Control messages as JSON: {@code {"format":1,"type":"model",…}}; docs/models.md has the table.
 */
final class ControlJson {

  private static final String MODEL = "model";

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

  /**
   * Reads a message; empty for one of a kind, or a format, that only a newer program knows.
   *
   * @param key the record's key, which the message must repeat
   */
  static Optional<ControlMessage> read(String key, byte[] json) throws MalformedMessageException {
    MessageFields fields = MessageFields.read(json);
    if (!fields.known() || !fields.text("type").equals(MODEL)) {
      return Optional.empty();
    }
    WantedVersion wanted = wanted(fields);
    if (!wanted.key().equals(key)) {
      throw new MalformedMessageException("its key is not what it is about");
    }
    return Optional.of(wanted);
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
