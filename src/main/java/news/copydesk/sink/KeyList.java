package news.copydesk.sink;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Many keys in one statement, instead of a statement for each. The list has always the same length,
 * so that the database prepares it once; the last key fills it up.
 */
final class KeyList {

  private static final int KEYS = 100;

  /** Stands behind {@code IN}. */
  static final String SQL = "(?" + ", ?".repeat(KEYS - 1) + ")";

  private KeyList() {}

  /** The rows in parts that fit. */
  static <T> List<List<T>> parts(List<T> rows) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += KEYS) {
      parts.add(rows.subList(from, Math.min(from + KEYS, rows.size())));
    }
    return parts;
  }

  /** Sets the keys of one part, which are numbers or text, from the first parameter on. */
  static void bind(PreparedStatement statement, List<?> keys) throws SQLException {
    for (int i = 0; i < KEYS; i++) {
      statement.setObject(i + 1, keys.get(Math.min(i, keys.size() - 1)));
    }
  }
}
