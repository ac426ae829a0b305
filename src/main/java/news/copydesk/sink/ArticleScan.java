package news.copydesk.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import news.copydesk.article.EnrichedArticle;

/**
 * Reads many articles in the order of their ids, a page of ids at a time: constant memory, and no
 * transaction that stays open while the sink writes. Each article is as it was at one moment;
 * articles that are written meanwhile may be in or not.
 */
public final class ArticleScan {

  private static final int PAGE = 200;

  private final Database database;
  private final ArticleReader reader;

  /** Reads a database that stays the caller's to close. */
  public ArticleScan(Database database) {
    this.database = database;
    this.reader = new ArticleReader(database.dialect(), new ObjectMapper());
  }

  /**
   * Hands over the articles of a period.
   *
   * @param source only of this outlet; empty for all
   * @throws DatabaseException when the database does not answer
   */
  public void read(Period period, String source, Consumer<EnrichedArticle> each) {
    try {
      List<String> ids = ids(period, source, "");
      while (!ids.isEmpty()) {
        articles(ids).forEach(each);
        ids = ids(period, source, ids.get(ids.size() - 1));
      }
    } catch (SQLException e) {
      throw DatabaseException.unanswered(database.printableUrl(), e);
    }
  }

  /**
   * How many articles {@link #read} would hand over now.
   *
   * @throws DatabaseException when the database does not answer
   */
  public long count(Period period, String source) {
    try (Connection connection = database.connection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT count(*) FROM article"
                    + " WHERE day BETWEEN ? AND ? AND (? = '' OR source = ?)")) {
      bind(select, period, source);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw DatabaseException.unanswered(database.printableUrl(), e);
    }
  }

  private List<EnrichedArticle> articles(List<String> ids) throws SQLException {
    return database.atOneMoment(
        connection -> {
          List<EnrichedArticle> articles = new ArrayList<>();
          for (String id : ids) {
            Optional<EnrichedArticle> article = reader.read(connection, id);
            article.ifPresent(articles::add); // Deleted since its id was read.
          }
          return articles;
        });
  }

  private List<String> ids(Period period, String source, String after) throws SQLException {
    try (Connection connection = database.connection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT id FROM article WHERE day BETWEEN ? AND ? AND (? = '' OR source = ?)"
                    + " AND id > ? ORDER BY id LIMIT "
                    + PAGE)) {
      bind(select, period, source);
      select.setString(5, after);
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    }
  }

  private void bind(PreparedStatement select, Period period, String source) throws SQLException {
    database.dialect().bind(select, 1, period.from());
    database.dialect().bind(select, 2, period.to());
    select.setString(3, source);
    select.setString(4, source);
  }
}
