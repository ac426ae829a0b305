package news.copydesk.rollout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The members of a JSON object that a stranger may have written: read one by one, and checked. */
final class MessageFields {

  /** The version of both formats; readers pass over messages of a greater one. */
  static final int FORMAT = 1;

  private static final int LONGEST_TEXT = 4_000;

  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ObjectNode node;

  private MessageFields(ObjectNode node) {
    this.node = node;
  }

  /** Reads an object of our format; its unknown members stay unknown. */
  static MessageFields read(byte[] json) throws MalformedMessageException {
    MessageFields fields;
    try {
      if (!(MAPPER.readTree(json) instanceof ObjectNode object)) {
        throw new MalformedMessageException("it is no JSON object");
      }
      fields = new MessageFields(object);
    } catch (IOException e) {
      throw new MalformedMessageException("it is not JSON", e);
    }
    if (fields.number("format") < 1) {
      throw new MalformedMessageException("format is below 1");
    }
    return fields;
  }

  static MessageFields of(ObjectNode node) {
    return new MessageFields(node);
  }

  static ObjectNode empty() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(ObjectNode node) {
    try {
      return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  ObjectNode node() {
    return node;
  }

  /** False if it was written by a newer program, in a way that we do not know. */
  boolean known() throws MalformedMessageException {
    return number("format") <= FORMAT;
  }

  String text(String name) throws MalformedMessageException {
    return find(name).orElseThrow(() -> new MalformedMessageException(name + " is no text"));
  }

  Optional<String> find(String name) throws MalformedMessageException {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().length() > LONGEST_TEXT) {
      throw new MalformedMessageException(
          name + " is no text of at most " + LONGEST_TEXT + " characters");
    }
    return Optional.of(value.textValue());
  }

  long number(String name) throws MalformedMessageException {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new MalformedMessageException(name + " is no whole number");
    }
    return value.longValue();
  }

  Instant instant(String name) throws MalformedMessageException {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new MalformedMessageException(name + " is no time in ISO 8601", e);
    }
  }
}
