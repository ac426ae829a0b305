package news.copydesk.article.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records as plain JSON: the fields of their schema in their order, unions as their value, instants
 * in ISO-8601, what is unknown as null. Unlike Avro's own JSON it names no types, so any JSON
 * reader takes it.
 */
public final class RecordJson {

  private RecordJson() {}

  /** The record as a JSON object. */
  public static ObjectNode object(IndexedRecord record) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      object.set(field.name(), node(record.get(field.pos())));
    }
    return object;
  }

  private static JsonNode node(@Nullable Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value == null) {
      return nodes.nullNode();
    }
    if (value instanceof IndexedRecord record) {
      return object(record);
    }
    if (value instanceof Collection<?> items) {
      ArrayNode array = nodes.arrayNode(items.size());
      items.forEach(item -> array.add(node(item)));
      return array;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = nodes.objectNode();
      map.forEach((key, item) -> object.set(key.toString(), node(item)));
      return object;
    }
    if (value instanceof Integer number) {
      return nodes.numberNode(number);
    }
    if (value instanceof Long number) {
      return nodes.numberNode(number);
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return nodes.numberNode(number);
    }
    if (value instanceof Boolean truth) {
      return nodes.booleanNode(truth);
    }
    // Text, enums, and instants, whose toString is ISO-8601. JSON has no word for NaN: as text.
    return nodes.textNode(value instanceof Instant instant ? instant.toString() : value.toString());
  }
}
