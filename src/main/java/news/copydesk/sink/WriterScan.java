package news.copydesk.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads articles by which version of a model wrote a part of them, in the order of their keys, a
 * page at a time: constant memory, and no transaction that stays open while the sink writes.
 */
public final class WriterScan {

  private static final String CHOSEN =
      """
      FROM article a
      WHERE a.article_key > ? AND a.article_key <= ? AND a.day >= ? AND (? = '' OR a.source = ?)
        AND EXISTS (
          SELECT 1 FROM provenance p
          WHERE p.article_key = a.article_key AND (p.model = ? OR p.annotator = ?)
            AND p.version IN (%s))
      """;

  private final Database database;
  private final ArticleReader reader;

  /** Reads a database that stays the caller's to close. */
  public WriterScan(Database database) {
    this.database = database;
    this.reader = new ArticleReader(database.dialect(), new ObjectMapper());
  }

  /**
   * The versions of a model that wrote anything, with how much; reads all of the provenance.
   *
   * @param model name of the model, or of the annotator
   * @throws DatabaseException when the database does not answer
   */
  public List<ModelVersion> versions(String model) {
    List<ModelVersion> versions = new ArrayList<>();
    try (Connection connection = database.connection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT annotator, model, version, count(*) FROM provenance"
                    + " WHERE model = ? OR annotator = ?"
                    + " GROUP BY annotator, model, version ORDER BY annotator, model, version")) {
      select.setString(1, model);
      select.setString(2, model);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          versions.add(
              new ModelVersion(
                  rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
        }
      }
      return versions;
    } catch (SQLException e) {
      throw DatabaseException.unanswered(database.printableUrl(), e);
    }
  }

  /**
   * How many articles are chosen now, with a key above the first and up to the second.
   *
   * @throws DatabaseException when the database does not answer
   */
  public long count(WrittenBy writer, long after, long upTo) {
    return number("SELECT count(*) ", writer, after, upTo);
  }

  /** The same of those without a body. */
  public long countWithoutBody(WrittenBy writer, long after, long upTo) {
    return number("SELECT count(CASE WHEN a.body IS NULL THEN 1 END) ", writer, after, upTo);
  }

  /** The highest key there is; 0 in an empty database. */
  public long lastKey() {
    try (Connection connection = database.connection();
        PreparedStatement select =
            connection.prepareStatement("SELECT coalesce(max(article_key), 0) FROM article");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw DatabaseException.unanswered(database.printableUrl(), e);
    }
  }

  /**
   * The first of the chosen articles, in the order of their keys.
   *
   * @param after only with a higher key
   * @param upTo only with this key or a lower one
   * @param limit at most so many
   * @throws DatabaseException when the database does not answer
   */
  public List<StoredArticle> page(WrittenBy writer, long after, long upTo, int limit) {
    try {
      return database.atOneMoment(
          connection -> page(connection, places(connection, writer, after, upTo, limit)));
    } catch (SQLException e) {
      throw DatabaseException.unanswered(database.printableUrl(), e);
    }
  }

  private Map<String, long[]> places(
      Connection connection, WrittenBy writer, long after, long upTo, int limit)
      throws SQLException {
    String sql = "SELECT a.id, a.article_key, a.record_partition " + chosen(writer);
    Map<String, long[]> places = new LinkedHashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(sql + " ORDER BY a.article_key LIMIT " + limit)) {
      bind(select, writer, after, upTo);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          places.put(rows.getString(1), new long[] {rows.getLong(2), rows.getLong(3)});
        }
      }
    }
    return places;
  }

  private List<StoredArticle> page(Connection connection, Map<String, long[]> places)
      throws SQLException {
    List<StoredArticle> page = new ArrayList<>();
    for (Map.Entry<String, long[]> place : places.entrySet()) {
      long[] where = place.getValue();
      reader
          .read(connection, place.getKey())
          .ifPresent(article -> page.add(new StoredArticle(where[0], (int) where[1], article)));
    }
    return page;
  }

  private long number(String what, WrittenBy writer, long after, long upTo) {
    try (Connection connection = database.connection();
        PreparedStatement select = connection.prepareStatement(what + chosen(writer))) {
      bind(select, writer, after, upTo);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw DatabaseException.unanswered(database.printableUrl(), e);
    }
  }

  private static String chosen(WrittenBy writer) {
    // Never empty: IN () is no SQL.
    int versions = Math.max(1, writer.versions().size());
    return CHOSEN.formatted("?" + ", ?".repeat(versions - 1));
  }

  private void bind(PreparedStatement select, WrittenBy writer, long after, long upTo)
      throws SQLException {
    select.setLong(1, after);
    select.setLong(2, upTo);
    database.dialect().bind(select, 3, writer.since());
    select.setString(4, writer.source());
    select.setString(5, writer.source());
    select.setString(6, writer.model());
    select.setString(7, writer.model());
    select.setString(8, null);
    int index = 8;
    for (String version : writer.versions()) {
      select.setString(index++, version);
    }
  }
}
