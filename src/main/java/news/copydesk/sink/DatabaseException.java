package news.copydesk.sink;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database did not do what was asked; the message says which one, what failed and why. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** PostgreSQL's SQL state. */
  private static final String UNDEFINED_TABLE = "42P01";

  DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The first line of the innermost cause: the driver's outer messages repeat whole statements. */
  static String describe(SQLException failure) {
    SQLException inner = failure;
    while (true) {
      if (inner.getNextException() != null) {
        inner = inner.getNextException();
      } else if (inner.getCause() instanceof SQLException cause && cause != inner) {
        inner = cause;
      } else {
        String message = inner.getMessage() == null ? "no message" : inner.getMessage();
        return inner.getSQLState() == null
            ? firstLine(message)
            : "%s (SQL state %s)".formatted(firstLine(message), inner.getSQLState());
      }
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("no message");
  }

  /** A query failed; the message says where and why, with nothing of the query's values. */
  static DatabaseException unanswered(String printableUrl, SQLException e) {
    String reason = describe(e);
    // SQLite has no SQL states.
    if (UNDEFINED_TABLE.equals(e.getSQLState()) || reason.contains("no such table")) {
      return new DatabaseException(
          "the database %s has none of Copydesk's tables; name another with --url, or let a sink make them"
              .formatted(printableUrl),
          e);
    }
    return new DatabaseException(
        "the database %s did not answer a query: %s".formatted(printableUrl, reason), e);
  }
}
