package news.copydesk.cli.render;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import news.copydesk.deadletters.Letter;

/** Writes what is known of dead letters as one JSON object per line, for scripts. */
public final class LetterJson {

  private final JsonMapper mapper = JsonMapper.builder().build();

  /**
   * A letter: {@code topic, at} (partition@offset), {@code time, id, error, message, origin}
   * (topic-partition@offset, or null), {@code redrives, size} (bytes of its value).
   */
  public String line(Letter letter) {
    return JsonLine.of(mapper, object(letter));
  }

  /** The same, with {@code outcome} and, unless it is empty, {@code reason}. */
  public String line(Letter letter, String outcome, String reason) {
    ObjectNode object = object(letter).put("outcome", outcome);
    if (!reason.isEmpty()) {
      object.put("reason", reason);
    }
    return JsonLine.of(mapper, object);
  }

  private static ObjectNode object(Letter letter) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("topic", letter.at().topic())
        .put("at", letter.place())
        .put("time", letter.time().isEmpty() ? letter.at().timestamp().toString() : letter.time())
        .put("id", letter.key())
        .put("error", letter.error())
        .put("message", letter.message())
        .put("origin", letter.origin().map(Object::toString).orElse(null))
        .put("redrives", letter.redrives())
        .put("size", letter.size());
  }
}
