package news.copydesk.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Adds up what each version of a model did. */
public final class VersionQuery {

  private static final String SUMS =
      """
      SELECT annotator, model, version, count(*) AS articles,
        sum(CASE WHEN status IN ('FAILED', 'TIMED_OUT') THEN 1 ELSE 0 END) AS failed,
        sum(t) AS micros, sum(t * t) AS micros_squared,
        sum(n) AS entities, sum(n * n) AS entities_squared
      FROM (
        SELECT p.annotator, p.model, p.version, p.status,
          CAST(p.micros AS double precision) AS t,
          CAST((SELECT count(*) FROM entity e WHERE e.article_key = p.article_key)
            AS double precision) AS n
        FROM provenance p
        JOIN article a ON a.article_key = p.article_key
        WHERE (p.model = ? OR p.annotator = ?) AND p.status <> 'SKIPPED' AND a.day >= ?
          AND (? = '' OR a.source = ?)
      ) each_article
      GROUP BY annotator, model, version
      ORDER BY annotator, model, version
      """;

  private final Database database;

  /** Asks a database that stays the caller's to close. */
  public VersionQuery(Database database) {
    this.database = database;
  }

  /**
   * Reads all of the provenance.
   *
   * @param model name of the model, or of the annotator
   * @param since first day of publication, in UTC
   * @param source only of this outlet; empty for all
   * @throws DatabaseException when the database does not answer
   */
  public List<VersionSums> sums(String model, LocalDate since, String source) {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(SUMS)) {
      select.setString(1, model);
      select.setString(2, model);
      database.dialect().bind(select, 3, since);
      select.setString(4, source);
      select.setString(5, source);
      List<VersionSums> sums = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          sums.add(
              new VersionSums(
                  row.getString("annotator"),
                  row.getString("model"),
                  row.getString("version"),
                  row.getLong("articles"),
                  row.getLong("failed"),
                  row.getDouble("micros"),
                  row.getDouble("micros_squared"),
                  row.getDouble("entities"),
                  row.getDouble("entities_squared")));
        }
      }
      return sums;
    } catch (SQLException e) {
      throw DatabaseException.unanswered(database.printableUrl(), e);
    }
  }
}
