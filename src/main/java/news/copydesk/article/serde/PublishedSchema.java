package news.copydesk.article.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * A generated class's schema as the registry should see it: as in the .avsc file, without the
 * property by which the generated code asks for java.lang.String. So the class finds what an
 * operator or a client in another language registered from the file, and the other way round.
 */
final class PublishedSchema {
  private PublishedSchema() {}

  static Schema of(Schema generated) {
    try {
      JsonNode tree = new ObjectMapper().readTree(generated.toString());
      strip(tree);
      return new Schema.Parser().parse(tree.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON", e);
    }
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(GenericData.STRING_PROP);
    }
    node.forEach(PublishedSchema::strip);
  }
}
