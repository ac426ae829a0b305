package news.copydesk.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.Sha256;

/** A version in the making, in a directory of its own that nobody looks into. */
public final class Staging implements AutoCloseable {

  private static final int BUFFER = 1 << 17;

  private final Path directory;
  private final Runnable release;

  /**
   * @param directory empty, and of nobody else
   * @param release gives back what keeps others from taking it for a leftover
   */
  public Staging(Path directory, Runnable release) {
    this.directory = directory;
    this.release = release;
  }

  /**
   * Brings a file in and describes it.
   *
   * @param path its path inside the version
   * @param source a plain file, no link
   * @param mostBytes how large it may be
   */
  public ModelFile add(String path, Path source, long mostBytes) throws IOException {
    // Checks the path before anything is written to it; size and digest follow.
    new ModelFile(path, 0, "0".repeat(64));
    Path target = directory.resolve(path);
    Files.createDirectories(target.getParent());
    MessageDigest digest = Sha256.digest();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    Path absolute = source.toAbsolutePath();
    try (InputStream in =
            Channels.newInputStream(
                PlainFiles.open(directoryOf(absolute), absolute.getFileName().toString()));
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > mostBytes) {
          throw new RegistryException(
              "%s makes the version larger than models.max-size allows; raise it, or leave the file out"
                  .formatted(source));
        }
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    Durable.force(target);
    return new ModelFile(path, bytes, Sha256.hex(digest.digest()));
  }

  /** Brings the manifest in. */
  public void manifest(byte[] bytes) throws IOException {
    Durable.write(directory.resolve(Manifest.FILE), bytes);
  }

  /** Reads a file back. */
  public InputStream open(ModelFile file) throws IOException {
    return Channels.newInputStream(PlainFiles.open(directory, file.path()));
  }

  private static Path directoryOf(Path absolute) throws IOException {
    Path parent = absolute.getParent();
    if (parent == null) {
      throw new IOException(absolute + " is no file");
    }
    return parent;
  }

  /** Where its files are. */
  public Path directory() {
    return directory;
  }

  /** Deletes what was not published. */
  @Override
  public void close() throws IOException {
    try {
      Durable.deleteTree(directory);
    } finally {
      release.run();
    }
  }
}
