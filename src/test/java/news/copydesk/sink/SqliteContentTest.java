package news.copydesk.sink;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteContentTest extends StoredContentContract {
  @TempDir Path directory;

  @Override
  String newDatabase() {
    return "jdbc:sqlite:" + directory.resolve("made/on/demand/news.db");
  }
}
