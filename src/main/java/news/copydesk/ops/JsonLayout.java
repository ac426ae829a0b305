package news.copydesk.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object per line: timestamp (ISO 8601, UTC), level, logger, thread, message, then, where
 * there are any, fields (the event's key/values and its MDC) and error (class, message, stack).
 *
 * <p>Logback's own JsonEncoder writes the pairs as a list of one-entry objects, which log stores
 * cannot query by key. Public because a logback.xml may name it.
 */
public final class JsonLayout extends LayoutBase<ILoggingEvent> {

  private final JsonFactory factory = new JsonFactory();

  /** Made by logback. */
  public JsonLayout() {}

  @Override
  public String doLayout(ILoggingEvent event) {
    StringWriter line = new StringWriter(300);
    try (JsonGenerator json = factory.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("timestamp", event.getInstant().toString());
      json.writeStringField("level", event.getLevel().toString());
      json.writeStringField("logger", event.getLoggerName());
      json.writeStringField("thread", event.getThreadName());
      json.writeStringField("message", event.getFormattedMessage());
      writeFields(json, event);
      writeError(json, event);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.append('\n').toString();
  }

  private static void writeFields(JsonGenerator json, ILoggingEvent event) throws IOException {
    Map<String, String> mdc = event.getMDCPropertyMap();
    if (event.getKeyValuePairs() == null && mdc.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("fields");
    for (Map.Entry<String, String> entry : mdc.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        writeValue(json, pair);
      }
    }
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, KeyValuePair pair) throws IOException {
    json.writeFieldName(pair.key);
    if (pair.value instanceof Integer || pair.value instanceof Long) {
      json.writeNumber(((Number) pair.value).longValue());
    } else if (pair.value instanceof Double number && Double.isFinite(number)) {
      json.writeNumber(number);
    } else if (pair.value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(String.valueOf(pair.value));
    }
  }

  private static void writeError(JsonGenerator json, ILoggingEvent event) throws IOException {
    IThrowableProxy error = event.getThrowableProxy();
    if (error == null) {
      return;
    }
    json.writeObjectFieldStart("error");
    json.writeStringField("class", error.getClassName());
    json.writeStringField("message", error.getMessage());
    json.writeStringField("stack", StackTrace.of(error));
    json.writeEndObject();
  }
}
