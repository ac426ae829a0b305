package news.copydesk.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.copydesk.article.EnrichedArticle;

/** Small questions to the tables that the sink writes. Thread-safe; call after the migration. */
public final class SinkQueries {
  private final Database database;
  private final ArticleReader reader;

  /** Queries over a database that stays the caller's to close. */
  public SinkQueries(Database database) {
    this.database = database;
    this.reader = new ArticleReader(database.dialect(), new ObjectMapper());
  }

  /**
   * Counts the rows, at one moment.
   *
   * @throws DatabaseException when the database does not answer
   */
  public StoredCounts counts() {
    return ask(
        """
        SELECT (SELECT count(*) FROM article) AS articles,
               (SELECT count(*) FROM entity) AS entities,
               (SELECT count(*) FROM mention) AS mentions
        """,
        statement -> {
          try (ResultSet row = statement.executeQuery()) {
            row.next();
            return new StoredCounts(
                row.getLong("articles"), row.getLong("entities"), row.getLong("mentions"));
          }
        });
  }

  /**
   * The names that most articles share, then most mentions, then the alphabet.
   *
   * @param limit most names to return
   * @throws DatabaseException when the database does not answer
   */
  public List<TopEntity> topEntities(int limit) {
    return ask(
        """
        SELECT type, name, count(DISTINCT article_key) AS articles, sum(mention_count) AS mentions
        FROM entity
        GROUP BY type, name
        ORDER BY articles DESC, mentions DESC, name, type
        LIMIT ?
        """,
        statement -> {
          statement.setInt(1, limit);
          List<TopEntity> entities = new ArrayList<>();
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              entities.add(
                  new TopEntity(
                      row.getString("type"),
                      row.getString("name"),
                      row.getLong("articles"),
                      row.getLong("mentions")));
            }
          }
          return entities;
        });
  }

  /**
   * The article as it was enriched, put together from its rows.
   *
   * @throws DatabaseException when the database does not answer
   */
  public Optional<EnrichedArticle> article(String id) {
    try {
      return database.atOneMoment(connection -> reader.read(connection, StorableText.of(id)));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private interface Question<T> {
    T ask(PreparedStatement statement) throws SQLException;
  }

  private <T> T ask(String sql, Question<T> question) {
    try (Connection connection = database.connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return question.ask(statement);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private DatabaseException failed(SQLException e) {
    return DatabaseException.unanswered(database.printableUrl(), e);
  }
}
