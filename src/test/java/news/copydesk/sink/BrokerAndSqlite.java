package news.copydesk.sink;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker for the class, and a new SQLite file and a topic's name for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
abstract class BrokerAndSqlite {
  private SinkBroker broker;
  private Database database;
  private SinkQueries queries;
  private String name;

  @BeforeAll
  void startBroker(@TempDir Path directory) {
    broker = new SinkBroker(directory);
  }

  @AfterAll
  void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void openDatabase(@TempDir Path directory, TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    database = DatabaseContract.patient("jdbc:sqlite:" + directory.resolve("news.db"));
    queries = new SinkQueries(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  SinkBroker broker() {
    return broker;
  }

  Database database() {
    return database;
  }

  SinkQueries queries() {
    return queries;
  }

  /** The test's name, for its topic. */
  String name() {
    return name;
  }

  SinkDesk desk(int partitions) throws Exception {
    return new SinkDesk(broker, name, partitions);
  }
}
