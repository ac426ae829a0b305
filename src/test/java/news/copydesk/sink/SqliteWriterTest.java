package news.copydesk.sink;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteWriterTest extends WriterContract {
  @TempDir Path directory;

  @Override
  String newDatabase() {
    return "jdbc:sqlite:" + directory.resolve("made/on/demand/news.db");
  }
}
