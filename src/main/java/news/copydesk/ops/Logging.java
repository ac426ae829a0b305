package news.copydesk.ops;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Sets this process's logging: always to stderr, because stdout is for results.
 *
 * <p>The level is Copydesk's own. Libraries speak at WARN and above, and at INFO once ours is DEBUG
 * or TRACE; so Kafka's pages of settings stay away until someone looks for a fault. A logback file
 * named with {@code -Dlogback.configurationFile=} is left in charge.
 */
public final class Logging {

  static final String OWN_CONFIGURATION = "logback.configurationFile";

  /** Loggers that raise what is normal here, and from which level on they are right. */
  static final Map<String, ch.qos.logback.classic.Level> NOISY =
      Map.of(
          // A broker that restarts is announced several times a second; our health says it once.
          "org.apache.kafka.clients.NetworkClient",
          ch.qos.logback.classic.Level.ERROR,
          // Two clients with one id share a JMX bean: no fault of the user's.
          "org.apache.kafka.common.utils.AppInfoParser",
          ch.qos.logback.classic.Level.ERROR,
          // The local broker's controller warns whenever it becomes active: at every start.
          "org.apache.kafka.controller.QuorumController",
          ch.qos.logback.classic.Level.ERROR,
          // The first consumers of a new broker all ask it to make the same internal topic.
          "kafka.server.DefaultAutoTopicCreationManager",
          ch.qos.logback.classic.Level.ERROR,
          // On a busy machine the local broker's heartbeat is late; it registers again by itself.
          "org.apache.kafka.controller.ReplicationControlManager",
          ch.qos.logback.classic.Level.OFF,
          "org.apache.kafka.server.BrokerLifecycleManager",
          ch.qos.logback.classic.Level.ERROR,
          // Says that it failed to start; our exception says that and why.
          "io.javalin.Javalin",
          ch.qos.logback.classic.Level.OFF);

  private Logging() {}

  /** Replaces what was configured before, unless the user named a logback file of their own. */
  public static void configure(LogFormat format, Level level) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context && System.getProperty(OWN_CONFIGURATION) == null) {
      configure(context, format, level);
    }
  }

  static void configure(LoggerContext context, LogFormat format, Level level) {
    context.reset();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(context);
    appender.setName("stderr");
    appender.setTarget("System.err");
    appender.setEncoder(encoder(context, format));
    appender.start();
    setLevel(context, org.slf4j.Logger.ROOT_LOGGER_NAME, libraries(level));
    setLevel(context, "news.copydesk", level);
    if (level.toInt() > Level.DEBUG.toInt()) {
      NOISY.forEach((name, from) -> context.getLogger(name).setLevel(from));
      appender.addFilter(new OpenTransactionFilter());
    }
    context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }

  private static Level libraries(Level own) {
    return switch (own) {
      case ERROR -> Level.ERROR;
      case WARN, INFO -> Level.WARN;
      case DEBUG, TRACE -> Level.INFO;
    };
  }

  private static void setLevel(LoggerContext context, String logger, Level level) {
    context.getLogger(logger).setLevel(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level));
  }

  private static LayoutWrappingEncoder<ILoggingEvent> encoder(
      LoggerContext context, LogFormat format) {
    LayoutBase<ILoggingEvent> layout =
        switch (format) {
          case TEXT -> new TextLayout();
          case JSON -> new JsonLayout();
        };
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }
}
