package news.copydesk.ops;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.slf4j.event.KeyValuePair;

/**
 * The log line for people: local time, level, thread, logger, message, then key="value" pairs.
 *
 * <p>Whatever the message or a value contains, the event keeps to one line; only a stack trace
 * follows it. Public so that a logback file of the user's can name it.
 */
public final class TextLayout extends LayoutBase<ILoggingEvent> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

  /** Made by logback. */
  public TextLayout() {}

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(200);
    line.append(TIME.format(event.getInstant()));
    line.append(" %-5s [".formatted(event.getLevel()));
    line.append(ControlCharacters.escape(event.getThreadName())).append("] ");
    line.append(simpleName(event.getLoggerName())).append(" - ");
    line.append(ControlCharacters.escape(event.getFormattedMessage()));
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> append(line, pair));
    }
    line.append('\n');
    IThrowableProxy error = event.getThrowableProxy();
    if (error != null) {
      line.append(StackTrace.of(error));
    }
    return line.toString();
  }

  private static void append(StringBuilder line, KeyValuePair pair) {
    String value = ControlCharacters.escape(String.valueOf(pair.value));
    line.append(' ').append(ControlCharacters.escape(pair.key)).append("=\"");
    line.append(value.replace("\"", "\\\"")).append('"');
  }

  private static String simpleName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }
}
