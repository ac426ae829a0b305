package news.copydesk.ops;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;

/** A stack trace in Java's usual form, its messages escaped to stay on their own lines. */
final class StackTrace {

  private StackTrace() {}

  static String of(IThrowableProxy error) {
    StringBuilder to = new StringBuilder(2_000);
    append(to, "", error);
    return to.toString();
  }

  /** The class, then the message if there is one. */
  static String headline(IThrowableProxy error) {
    String name = error.getClassName();
    String message = error.getMessage();
    return message == null ? name : name + ": " + ControlCharacters.escape(message);
  }

  private static void append(StringBuilder to, String caption, @Nullable IThrowableProxy error) {
    for (IThrowableProxy next = error; next != null; next = next.getCause()) {
      to.append(caption).append(headline(next)).append('\n');
      if (next.isCyclic()) {
        return;
      }
      frames(to, next);
      for (IThrowableProxy suppressed : next.getSuppressed()) {
        append(to, "Suppressed: ", suppressed);
      }
      caption = "Caused by: ";
    }
  }

  private static void frames(StringBuilder to, IThrowableProxy error) {
    StackTraceElementProxy[] frames = error.getStackTraceElementProxyArray();
    int own = frames.length - error.getCommonFrames();
    for (int i = 0; i < own; i++) {
      to.append("\tat ").append(frames[i].getStackTraceElement()).append('\n');
    }
    if (error.getCommonFrames() > 0) {
      to.append("\t... ").append(error.getCommonFrames()).append(" more\n");
    }
  }
}
