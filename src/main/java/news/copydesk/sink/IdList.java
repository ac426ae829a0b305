package news.copydesk.sink;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ids of many articles in one statement, instead of a statement for each. The list has always
 * the same length, so that the database prepares it once; the last id fills it up.
 */
final class IdList {

  private static final int IDS = 100;

  /** Stands behind {@code IN}. */
  static final String SQL = "(?" + ", ?".repeat(IDS - 1) + ")";

  private IdList() {}

  /** The articles in parts that fit. */
  static List<List<Received>> parts(List<Received> articles) {
    List<List<Received>> parts = new ArrayList<>();
    for (int from = 0; from < articles.size(); from += IDS) {
      parts.add(articles.subList(from, Math.min(from + IDS, articles.size())));
    }
    return parts;
  }

  /** Sets the ids of one part, from the first parameter on. */
  static void bind(PreparedStatement statement, List<Received> part) throws SQLException {
    for (int i = 0; i < IDS; i++) {
      Received received = part.get(Math.min(i, part.size() - 1));
      statement.setString(i + 1, StorableText.of(received.article().getId()));
    }
  }
}
