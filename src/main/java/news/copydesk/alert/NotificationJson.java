package news.copydesk.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** A notification as JSON: times in ISO 8601 UTC, unknown as null. */
final class NotificationJson {

  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, String> origin;

  /**
   * @param origin what tells this instance from others, for example {@code application} and {@code
   *     host}
   */
  NotificationJson(Map<String, String> origin) {
    this.origin = origin;
  }

  byte[] write(Notification news) {
    Alert alert = news.alert();
    ObjectNode root = mapper.createObjectNode();
    root.put("key", alert.key().text());
    root.put("status", news.resolved() ? "resolved" : "firing");
    root.put("rule", alert.rule().text());
    root.put("severity", alert.rule().severity().name().toLowerCase(Locale.ROOT));
    root.put("summary", alert.summary());
    ObjectNode labels = root.putObject("labels");
    alert.labels().forEach(labels::put);
    ObjectNode from = root.putObject("origin");
    origin.forEach(from::put);
    number(root, "value", alert.value());
    number(root, "threshold", alert.threshold());
    root.put("began", news.began().toString());
    root.put("ended", news.ended().map(Object::toString).orElse(null));
    root.put("validUntil", news.validUntil().toString());
    try {
      return mapper.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void number(ObjectNode root, String name, double value) {
    if (Double.isNaN(value)) {
      root.putNull(name);
    } else {
      root.put(name, value);
    }
  }
}
