package news.copydesk.ops;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.event.Level;

/**
 * The logging until the program has read its configuration, and in the tests. Logback finds it by
 * {@code META-INF/services}: a file in its own language would take an XML parser, a tenth of a
 * second of each start.
 */
public final class FirstLogging extends ContextAwareBase implements Configurator {

  /** Made by logback. */
  public FirstLogging() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty(Logging.OWN_CONFIGURATION) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    Logging.configure(context, LogFormat.TEXT, Level.INFO);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
