package news.copydesk.article.registry;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Reads the schema out of a registry's answer. */
final class SchemaText {
  private SchemaText() {}

  /**
   * Throws UnknownSchemaException for what is no Avro schema that stands for itself: JSON or
   * Protobuf, one with references to other subjects, or text that Avro cannot parse.
   */
  static Schema parse(RegistryAnswer answer, String what) {
    JsonNode body = answer.body();
    String type = body.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw unusable(answer, what, "is of type " + type + ", not AVRO");
    }
    if (!body.path("references").isEmpty()) {
      throw unusable(answer, what, "has references to other schemas; register it as one schema");
    }
    try {
      // A writer's defaults are never used to read its records, so a bad one does no harm.
      Schema.Parser parser = new Schema.Parser();
      parser.setValidateDefaults(false);
      return parser.parse(body.path("schema").asText());
    } catch (AvroRuntimeException e) {
      throw unusable(answer, what, "cannot be parsed: " + e.getMessage());
    }
  }

  private static UnknownSchemaException unusable(RegistryAnswer answer, String what, String why) {
    return new UnknownSchemaException(
        "%s in registry %s %s".formatted(what, answer.url(), why),
        answer.status(),
        answer.errorCode());
  }
}
