package news.copydesk.sink;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import news.copydesk.article.EnrichedArticle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A migrated database with a writer, and what the tests of it say most. */
abstract class DatabaseContract {
  static final String GROUP = "desk";
  static final String TOPIC = "articles.enriched";

  private DatabaseConfig config;
  private Database database;
  private EnrichedArticleWriter writer;
  private SinkQueries queries;

  /** The url of a database without tables. */
  abstract String newDatabase() throws Exception;

  @BeforeEach
  void migrate() throws Exception {
    config = patience(newDatabase());
    database = Database.of(config);
    database.migrate();
    writer = new EnrichedArticleWriter(database);
    queries = new SinkQueries(database);
  }

  /** Waits for a connection, and for a lock, as long as a busy machine may need. */
  static Database patient(String url) {
    return Database.of(patience(url));
  }

  private static DatabaseConfig patience(String url) {
    return new DatabaseConfig(url, Optional.empty(), Optional.empty(), Duration.ofSeconds(30));
  }

  @AfterEach
  void close() {
    database.close();
  }

  DatabaseConfig config() {
    return config;
  }

  Database database() {
    return database;
  }

  EnrichedArticleWriter writer() {
    return writer;
  }

  SinkQueries queries() {
    return queries;
  }

  /** Writes articles of partition 0, whose stored offset is the expected one; 0 means none. */
  Written write(long expected, long next, EnrichedArticle... articles) throws Exception {
    return writer.write(batch(expected, next, articles));
  }

  static Batch batch(long expected, long next, EnrichedArticle... articles) {
    List<Received> received = new ArrayList<>();
    for (EnrichedArticle article : articles) {
      received.add(new Received(article, 0, expected + received.size()));
    }
    OptionalLong stored = expected == 0 ? OptionalLong.empty() : OptionalLong.of(expected);
    return new Batch(GROUP, received, List.of(new OffsetMove(TOPIC, 0, stored, next)));
  }

  long offset() throws SQLException {
    return writer.offsets(GROUP, TOPIC).getOrDefault(0, -1L);
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  List<String> strings(String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(rows.getString(i));
        }
        strings.add(String.join("|", cells));
      }
    }
    return strings;
  }
}
