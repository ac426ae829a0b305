package news.copydesk.sink;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresWriterScanIT extends WriterScanContract {
  private final PostgresFixture postgres = new PostgresFixture();

  @AfterAll
  void stop() {
    postgres.close();
  }

  @Override
  String newDatabase() {
    return postgres.newDatabase();
  }
}
