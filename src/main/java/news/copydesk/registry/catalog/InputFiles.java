package news.copydesk.registry.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import news.copydesk.registry.RegistryException;

/**
 * The files that a user names for a version: files by their names, directories by what is below.
 */
public final class InputFiles {

  private InputFiles() {}

  /**
   * Where each file is, by the path it gets inside the version. Links are kept in, to be refused
   * when they are opened.
   *
   * @throws RegistryException if there is nothing, or one name twice
   */
  public static SortedMap<String, Path> collect(List<Path> given) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    for (Path each : given) {
      if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> below = Files.walk(each)) {
          for (Path file : below.toList()) {
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
              put(files, slashes(each.relativize(file)), file);
            }
          }
        }
      } else {
        put(files, each.toAbsolutePath().getFileName().toString(), each);
      }
    }
    if (files.isEmpty()) {
      throw new RegistryException(
          "there are no files in %s; name the model's files".formatted(given));
    }
    return files;
  }

  private static void put(SortedMap<String, Path> files, String path, Path file) {
    Path other = files.put(path, file);
    if (other != null) {
      throw new RegistryException(
          "%s and %s would both be %s; rename one".formatted(other, file, path));
    }
  }

  private static String slashes(Path relative) {
    return StreamSupport.stream(relative.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }
}
