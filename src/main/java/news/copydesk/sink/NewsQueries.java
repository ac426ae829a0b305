package news.copydesk.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The questions that a newsroom asks first. A name is meant exactly as it is stored; {@link
 * #similar} finds what it might be. Reads only. Thread-safe.
 */
public final class NewsQueries {

  private static final String IN_PERIOD =
      " FROM entity e JOIN article a ON a.article_key = e.article_key WHERE a.day BETWEEN ? AND ?";

  private final Database database;

  /** Queries over a database that stays the caller's to close. */
  public NewsQueries(Database database) {
    this.database = database;
  }

  /**
   * The names in the news: those that most articles share, then most mentions, then the alphabet.
   *
   * @param type only names of this type; empty for all
   * @throws DatabaseException when the database does not answer
   */
  public List<TopEntity> top(Period period, String type, int limit) {
    String sql =
        "SELECT e.type, e.name, count(DISTINCT e.article_key) AS articles,"
            + " sum(e.mention_count) AS mentions"
            + IN_PERIOD
            + " AND (? = '' OR e.type = ?) GROUP BY e.type, e.name"
            + " ORDER BY articles DESC, mentions DESC, e.name, e.type LIMIT ?";
    return rows(
        sql,
        statement -> {
          bind(statement, period);
          statement.setString(3, type);
          statement.setString(4, type);
          statement.setInt(5, limit);
        },
        row ->
            new TopEntity(
                row.getString("type"),
                row.getString("name"),
                row.getLong("articles"),
                row.getLong("mentions")));
  }

  /**
   * The newest articles that mention a name.
   *
   * @throws DatabaseException when the database does not answer
   */
  public List<MentioningArticle> articles(String name, Period period, int limit) {
    String sql =
        "SELECT a.id, a.source, a.title, a.url, sum(e.mention_count) AS mentions,"
            + " coalesce(a.published_at, a.fetched_at, a.enriched_at) AS dated_at"
            + IN_PERIOD
            + " AND e.name = ? GROUP BY a.id, a.source, a.title, a.url, a.published_at,"
            + " a.fetched_at, a.enriched_at ORDER BY dated_at DESC, a.id LIMIT ?";
    return rows(
        sql,
        statement -> {
          bind(statement, period);
          statement.setString(3, StorableText.of(name));
          statement.setInt(4, limit);
        },
        row ->
            new MentioningArticle(
                row.getString("id"),
                Objects.requireNonNull(database.dialect().instant(row, "dated_at")),
                row.getString("source"),
                Optional.ofNullable(row.getString("title")),
                Optional.ofNullable(row.getString("url")),
                row.getLong("mentions")));
  }

  /**
   * What appears in the same articles as a name, most articles first.
   *
   * @throws DatabaseException when the database does not answer
   */
  public List<Companion> company(String name, Period period, int limit) {
    String sql =
        "SELECT o.type, o.name, count(DISTINCT o.article_key) AS articles"
            + " FROM entity e JOIN article a ON a.article_key = e.article_key"
            + " JOIN entity o ON o.article_key = e.article_key AND o.name <> e.name"
            + " WHERE a.day BETWEEN ? AND ? AND e.name = ?"
            + " GROUP BY o.type, o.name ORDER BY articles DESC, o.name, o.type LIMIT ?";
    return rows(
        sql,
        statement -> {
          bind(statement, period);
          statement.setString(3, StorableText.of(name));
          statement.setInt(4, limit);
        },
        row ->
            new Companion(row.getString("type"), row.getString("name"), row.getLong("articles")));
  }

  /**
   * Stored names that contain a text, whatever the case (of ASCII letters, in SQLite), the most
   * used first. Looks at every name.
   *
   * @throws DatabaseException when the database does not answer
   */
  public List<String> similar(String text, int limit) {
    String pattern =
        StorableText.of(text)
            .toLowerCase(Locale.ROOT)
            .replace("!", "!!")
            .replace("%", "!%")
            .replace("_", "!_");
    return rows(
        "SELECT name FROM entity WHERE lower(name) LIKE ? ESCAPE '!' GROUP BY name"
            + " ORDER BY count(*) DESC, name LIMIT ?",
        statement -> {
          statement.setString(1, "%" + pattern + "%");
          statement.setInt(2, limit);
        },
        row -> row.getString("name"));
  }

  private void bind(PreparedStatement statement, Period period) throws SQLException {
    database.dialect().bind(statement, 1, period.from());
    database.dialect().bind(statement, 2, period.to());
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Binding binding, Reading<T> reading) {
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(statement);
      List<T> read = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          read.add(reading.read(rows));
        }
      }
      return read;
    } catch (SQLException e) {
      throw DatabaseException.unanswered(database.printableUrl(), e);
    }
  }
}
