package news.copydesk.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import news.copydesk.registry.IntegrityException;

/** Opens files of a directory that somebody else may have written into: plain files, no links. */
public final class PlainFiles {

  private PlainFiles() {}

  /**
   * Opens a file below a directory; neither it nor a directory on the way may be a link.
   *
   * @param relative normal, with slashes
   * @throws IntegrityException if it is a link, a device, a pipe or a directory
   * @throws NoSuchFileException if there is nothing
   */
  public static FileChannel open(Path directory, String relative) throws IOException {
    Path at = directory;
    String[] segments = relative.split("/");
    for (int i = 0; i < segments.length; i++) {
      at = at.resolve(segments[i]);
      BasicFileAttributes is =
          Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean last = i == segments.length - 1;
      if (last ? !is.isRegularFile() : !is.isDirectory()) {
        throw new IntegrityException(
            "%s is %s, and must be a plain %s; remove it, and register the version again"
                .formatted(
                    at,
                    is.isSymbolicLink()
                        ? "a symbolic link"
                        : is.isDirectory() ? "a directory" : "a device, a pipe or a file",
                    last ? "file" : "directory"));
      }
    }
    return FileChannel.open(at, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Reads a small file whole.
   *
   * @throws IntegrityException if it is larger than allowed, or no plain file
   */
  static byte[] read(Path directory, String relative, int mostBytes) throws IOException {
    try (InputStream in = Channels.newInputStream(open(directory, relative))) {
      return BoundedRead.all(in, mostBytes, directory.resolve(relative).toString());
    }
  }
}
