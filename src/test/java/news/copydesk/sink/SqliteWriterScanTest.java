package news.copydesk.sink;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteWriterScanTest extends WriterScanContract {
  @TempDir Path directory;

  @Override
  String newDatabase() {
    return "jdbc:sqlite:" + directory.resolve("news.db");
  }
}
