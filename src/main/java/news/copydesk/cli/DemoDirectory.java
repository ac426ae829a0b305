package news.copydesk.cli;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's directory, of which only what a demo makes is ever deleted. */
final class DemoDirectory {

  private static final List<String> OURS =
      List.of(
          "kafka",
          "registry",
          "streams",
          "models",
          "models.keys",
          "model-cache",
          "copydesk.db",
          "copydesk.db-wal",
          "copydesk.db-shm");

  private DemoDirectory() {}

  /** Deletes what an earlier demo left. */
  static void clear(Path directory) throws IOException {
    for (String name : OURS) {
      Path path = directory.resolve(name);
      if (Files.exists(path)) {
        delete(path);
      }
    }
  }

  private static void delete(Path root) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(root)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      try {
        Files.deleteIfExists(path);
      } catch (DirectoryNotEmptyException e) {
        throw new IOException(
            path + " is still in use; is another demo running? Name another directory with --data",
            e);
      }
    }
  }
}
