package news.copydesk.cli.render;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import news.copydesk.ingest.DeadLetter;
import news.copydesk.ingest.TailPosition;
import news.copydesk.ingest.TailRecord;
import org.apache.kafka.common.utils.Bytes;

/** Writes what a tail finds as one JSON object per line, for scripts. */
public final class TailJson {

  private final JsonMapper mapper = JsonMapper.builder().build();
  private final EnrichedJson enrichedJson = new EnrichedJson();

  /**
   * A record of the enriched topic: the article as {@link EnrichedJson} has it; else an object with
   * {@code topic, partition, offset, timestamp, key} and {@code deleted} (true) or {@code
   * undecodable} (the reason), which an article never has.
   */
  public String line(TailRecord record) {
    if (record instanceof TailRecord.Enriched enriched) {
      return enrichedJson.line(enriched.article());
    }
    ObjectNode object = position(record.at());
    if (record instanceof TailRecord.Deleted deleted) {
      object.put("key", deleted.key()).put("deleted", true);
    } else if (record instanceof TailRecord.Undecodable other) {
      object.put("key", other.key()).put("undecodable", other.reason()).put("size", other.size());
    }
    return JsonLine.of(mapper, object);
  }

  /**
   * A dead letter: {@code topic, partition, offset, timestamp, key} (text), {@code keyBase64,
   * valueBase64} (the original bytes, or null) and {@code headers}, an array of {@code name, value}
   * since names may repeat.
   */
  public String line(DeadLetter letter) {
    ObjectNode object = position(letter.at());
    object.put("key", letter.keyText());
    object.put("keyBase64", letter.key().map(TailJson::base64).orElse(null));
    object.put("valueBase64", letter.value().map(TailJson::base64).orElse(null));
    ArrayNode headers = object.putArray("headers");
    for (DeadLetter.Header header : letter.headers()) {
      headers.addObject().put("name", header.name()).put("value", header.value());
    }
    return JsonLine.of(mapper, object);
  }

  private static ObjectNode position(TailPosition at) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("topic", at.topic())
        .put("partition", at.partition())
        .put("offset", at.offset())
        .put("timestamp", at.timestamp().toString());
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.get());
  }
}
