package news.copydesk.cli;

import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * An exception in one line: its message and those of its causes, since Kafka's own says what failed
 * and only the cause says why.
 */
final class Explanation {

  private static final int MOST_CAUSES = 10;

  private Explanation() {}

  static String of(Throwable thrown) {
    StringBuilder said = new StringBuilder(own(thrown));
    @Nullable Throwable cause = thrown.getCause();
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      String more = own(cause);
      if (said.indexOf(more) < 0) {
        said.append(": ").append(more);
      }
      cause = cause.getCause();
    }
    return said.toString();
  }

  private static String own(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return thrown.getClass().getSimpleName();
    }
    if (thrown instanceof RecordTooLargeException) {
      return message
          + " Shorten it, or allow more in kafka.max.request.size and in the topic's"
          + " max.message.bytes";
    }
    // Their messages are only a name.
    if (thrown instanceof NoSuchFileException) {
      return "no such file: " + message;
    }
    if (thrown instanceof AccessDeniedException) {
      return "no permission to use " + message;
    }
    if (thrown instanceof FileAlreadyExistsException) {
      return message + " is there already, and is something else";
    }
    if (thrown instanceof UnknownHostException) {
      return "unknown host: " + message;
    }
    return message;
  }
}
