package news.copydesk.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds files that are complete in a directory: those that are new or have changed, and were the
 * same at two looks in a row. By looking rather than by the system's events, which network file
 * systems do not send. Hidden files and those that end in {@code .tmp} or {@code .part} are
 * somebody else's drafts. For one thread.
 */
public final class WatchedDirectory {

  private record Version(long size, FileTime modified) {}

  private final Path directory;
  private final Map<Path, Version> seen = new HashMap<>();
  private final Map<Path, Version> taken = new HashMap<>();

  /** Watches that directory, not those below it. */
  public WatchedDirectory(Path directory) {
    this.directory = directory;
  }

  /** What has become complete since the look before, by name. */
  public List<Path> look() throws IOException {
    List<Path> complete = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        Optional<Version> now = draft(file) ? Optional.empty() : version(file);
        if (now.isPresent()
            && now.get().equals(seen.put(file, now.get()))
            && !now.get().equals(taken.put(file, now.get()))) {
          complete.add(file);
        }
      }
    }
    return complete;
  }

  /** Empty for what is no file, or no longer there: somebody may take files away meanwhile. */
  private static Optional<Version> version(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? Optional.of(new Version(attributes.size(), attributes.lastModifiedTime()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static boolean draft(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith(".") || name.endsWith(".tmp") || name.endsWith(".part");
  }
}
