package news.copydesk.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteContentTest extends StoredContentContract {
  @TempDir Path directory;

  @Override
  String newDatabase() {
    return "jdbc:sqlite:" + directory.resolve("made/on/demand/news.db");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT title FROM latest_mention WHERE name = 'Ann' ORDER BY dated_at DESC LIMIT 20",
        "SELECT other_name FROM entity_pair WHERE name = 'Ann'",
        "SELECT a.id FROM entity e JOIN article a ON a.article_key = e.article_key"
            + " WHERE a.day BETWEEN '2026-03-01' AND '2026-03-02' AND e.name = 'Ann'",
        "SELECT * FROM entity WHERE name = 'Ann' AND type = 'PERSON'"
      })
  void seeksANameInEachBlockOfTheIndex(String query) throws Exception {
    List<String> plan = strings("EXPLAIN QUERY PLAN " + query);

    assertThat(plan)
        .anySatisfy(step -> assertThat(step).contains("entity_by_name (ANY(<expr>) AND name=?"));
  }

  @Test
  void findsNamesInAllBlocks() throws Exception {
    write(0, 1, SampleArticles.naming("a", 0, "2026-03-03", "Ann"));
    // As if there had been so many in between.
    execute("INSERT INTO article SELECT 70000, 'z', " + othersOf("article", "article_key, id"));
    execute("INSERT INTO entity SELECT 70000, " + othersOf("entity", "article_key"));
    write(1, 2, SampleArticles.naming("b", 0, "2026-03-03", "Ann"));

    assertThat(strings("SELECT article_id FROM latest_mention WHERE name = 'Ann'"))
        .containsExactlyInAnyOrder("a", "z", "b");
  }

  private String othersOf(String table, String columns) throws SQLException {
    String others =
        String.join(
            ", ",
            strings(
                "SELECT name FROM pragma_table_info('%s') WHERE instr('%s', name) = 0"
                    .formatted(table, columns)));
    return others + " FROM " + table;
  }

  @Test
  void bringsADatabaseWithOneIndexOfAllNamesUpToDate() throws Exception {
    String url = "jdbc:sqlite:" + directory.resolve("older.db");
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .placeholders(Dialect.SQLITE.types())
        .target("2")
        .load()
        .migrate();
    try (Database older = Database.of(DatabaseConfig.of(url))) {
      new EnrichedArticleWriter(older)
          .write(batch(0, 1, SampleArticles.naming("a", 0, "2026-03-03", "Ann")));

      older.migrate();

      new EnrichedArticleWriter(older)
          .write(batch(1, 2, SampleArticles.naming("b", 0, "2026-03-04", "Ann")));
      assertThat(new NewsQueries(older).articles("Ann", Period.ALWAYS, 9))
          .extracting(MentioningArticle::id)
          .containsExactly("b", "a");
    }
  }

  @Test
  void keepsPagesInMemoryWhileItWritesAndSortsQueriesInFiles() throws Exception {
    assertThat(tempStore(database().writer())).isEqualTo(2);
    assertThat(tempStore(database().connection())).isZero();
  }

  private static int tempStore(Connection connection) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA temp_store")) {
      return row.getInt(1);
    }
  }
}
