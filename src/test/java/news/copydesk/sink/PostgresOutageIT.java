package news.copydesk.sink;

import static news.copydesk.sink.SinkDesk.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sink between a real broker and a PostgreSQL that is stopped and started. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
final class PostgresOutageIT {
  private final PostgresFixture postgres = new PostgresFixture();
  private SinkBroker broker;

  @BeforeAll
  void startBroker(@TempDir Path directory) {
    broker = new SinkBroker(directory);
  }

  @AfterAll
  void stop() {
    broker.close();
    postgres.close();
  }

  /** Says soon that the server is away; questions are asked of a patient one. */
  private static Database hasty(String url) {
    return Database.of(
        new DatabaseConfig(url, Optional.empty(), Optional.empty(), Duration.ofSeconds(1)));
  }

  @Test
  void goesOnByItselfWhenTheDatabaseComesBack() throws Exception {
    SinkDesk desk = new SinkDesk(broker, "outage", 2);
    desk.produce(0, 100);
    String url = postgres.newDatabase();
    try (Database database = hasty(url);
        Database patient = DatabaseContract.patient(url);
        SinkRunner sink = desk.sink(database)) {
      SinkQueries queries = new SinkQueries(patient);
      sink.start();
      eventually().until(() -> sink.state().articlesWritten() > 0);

      postgres.stop();
      desk.produce(100, 300);
      eventually()
          .until(
              sink::state,
              state ->
                  !state.ready()
                      && state.reason().contains("the database jdbc:postgresql://127.0.0.1:"));
      assertThat(sink.state().live()).isTrue();
      assertThat(desk.gauge("database.up")).isZero();
      postgres.start();

      // Written first, and then ready.
      eventually().until(sink::state, state -> state.articlesWritten() == 300 && state.ready());
      eventually().until(() -> desk.gauge("database.up") == 1);
      assertThat(desk.count("articles")).isEqualTo(300);
      assertThat(queries.counts()).isEqualTo(new StoredCounts(300, 900, 1200));
    }
  }

  @Test
  void startsWhileTheDatabaseIsDown() throws Exception {
    SinkDesk desk = new SinkDesk(broker, "late", 1);
    desk.produce(0, 10);
    try (Database database = hasty(postgres.newDatabase());
        SinkRunner sink = desk.sink(database)) {
      postgres.stop();
      sink.start();
      eventually().until(() -> sink.state().reason().contains("database"));
      postgres.start();

      eventually().until(() -> sink.state().articlesWritten() == 10);
    }
  }

  @Test
  void noticesAnOutageWhileNothingIsToBeWritten() throws Exception {
    SinkDesk desk = new SinkDesk(broker, "idle", 1);
    try (Database database = hasty(postgres.newDatabase());
        SinkRunner sink = desk.sink(database)) {
      sink.start();
      eventually().until(() -> sink.state().ready());

      postgres.stop();

      eventually().until(() -> !sink.state().ready());
      postgres.start();
      eventually().until(() -> sink.state().ready());
    }
  }

  @Test
  void sharesPartitionsBetweenTwoSinksOfAGroup() throws Exception {
    SinkDesk desk = new SinkDesk(broker, "shared", 4);
    desk.produce(0, 200);
    try (Database database = DatabaseContract.patient(postgres.newDatabase());
        SinkRunner first = desk.sink(database);
        SinkRunner second = desk.sink(database)) {
      SinkQueries queries = new SinkQueries(database);
      first.start();
      eventually().until(() -> first.state().articlesWritten() > 0);
      second.start();
      desk.produce(200, 400);
      eventually().until(() -> second.state().ready());
      desk.produce(400, 600);

      eventually().until(() -> queries.counts().articles() == 600);
      // Stored first, and then counted.
      eventually()
          .until(() -> first.state().articlesWritten() + second.state().articlesWritten() == 600);
      assertThat(desk.count("articles")).isEqualTo(600);
      assertThat(second.state().articlesWritten()).isPositive();
      assertThat(queries.counts()).isEqualTo(new StoredCounts(600, 1800, 2400));
    }
  }
}
