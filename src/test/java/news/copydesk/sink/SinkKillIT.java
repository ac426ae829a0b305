package news.copydesk.sink;

import static news.copydesk.sink.SinkDesk.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sink as a process that is killed by SIGKILL in mid-stream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
final class SinkKillIT {
  private static final int ARTICLES = 3_000;

  private SinkBroker broker;

  @BeforeAll
  void startBroker(@TempDir Path directory) {
    broker = new SinkBroker(directory);
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @Test
  void neitherLosesNorDoublesARowInSqlite(@TempDir Path directory) throws Exception {
    survivesAKill("sqlite", "jdbc:sqlite:" + directory.resolve("news.db"));
  }

  @Test
  void neitherLosesNorDoublesARowInPostgres() throws Exception {
    try (PostgresFixture postgres = new PostgresFixture()) {
      survivesAKill("postgres", postgres.newDatabase());
    }
  }

  private void survivesAKill(String topic, String url) throws Exception {
    SinkDesk desk = new SinkDesk(broker, topic, 2);
    desk.produce(0, ARTICLES);
    try (Database database = DatabaseContract.patient(url)) {
      database.migrate();
      SinkQueries queries = new SinkQueries(database);

      // However late the kill comes, it comes before the end.
      Process sink = SinkProcess.start(broker, topic, url, ARTICLES - 500);
      try {
        eventually().until(() -> queries.counts().articles() > 500);
      } finally {
        sink.destroyForcibly();
      }
      assertThat(sink.waitFor()).isEqualTo(128 + 9);
      // A server may still be busy with what the dead process sent last.
      eventually().until(() -> queries.counts().articles() == offsets(database, topic));
      assertThat(queries.counts().articles()).isLessThan(ARTICLES);

      try (SinkRunner last = desk.sink(database)) {
        last.start();
        eventually().until(() -> offsets(database, topic) == ARTICLES);
      }
      assertThat(queries.counts())
          .isEqualTo(new StoredCounts(ARTICLES, 3 * ARTICLES, 4 * ARTICLES));
    }
  }

  // The topic has no markers, so that the offsets count the articles read.
  private static long offsets(Database database, String topic) throws SQLException {
    return new EnrichedArticleWriter(database)
        .offsets("sink-of-" + topic, topic).values().stream().mapToLong(Long::longValue).sum();
  }
}
