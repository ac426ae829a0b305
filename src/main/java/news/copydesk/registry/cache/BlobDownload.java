package news.copydesk.registry.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.Sha256;
import news.copydesk.registry.store.Durable;
import news.copydesk.registry.store.FileCheck;
import news.copydesk.registry.store.ModelStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches one file into the cache: goes on where an earlier attempt ended, digests what is there
 * and what comes, and moves the file to the blobs only when it is what the manifest says. Who runs
 * it holds the blob's lock.
 */
final class BlobDownload {

  private static final Logger log = LoggerFactory.getLogger(BlobDownload.class);
  private static final int BUFFER = 1 << 17;

  private final CacheLayout layout;
  private final ModelStore store;
  private final Manifest manifest;
  private final DownloadListener listener;
  private volatile boolean stopped;
  private final Collection<InputStream> opened = new ConcurrentLinkedQueue<>();

  BlobDownload(CacheLayout layout, ModelStore store, Manifest manifest, DownloadListener listener) {
    this.layout = layout;
    this.store = store;
    this.manifest = manifest;
    this.listener = listener;
  }

  /** Ends what is being read: an interrupt does not reach a thread that waits for a server. */
  void stop() {
    stopped = true;
    for (InputStream in : opened) {
      try {
        in.close();
      } catch (IOException e) {
        log.debug("a stream that was given up could not be closed", e);
      }
    }
  }

  /**
   * Fetches the file unless it is there.
   *
   * @throws IntegrityException if what comes is not what the manifest says
   */
  void run(ModelFile file) throws IOException {
    if (Files.exists(layout.blob(file.sha256()))) {
      return;
    }
    Path partial = layout.partial(file.sha256());
    boolean resumed = Files.exists(partial) && Files.size(partial) > 0;
    try {
      untilNothingMoreComes(file, partial);
    } catch (IntegrityException e) {
      Files.deleteIfExists(partial);
      if (!resumed) {
        throw e;
      }
      // What an earlier attempt left may be the part that is wrong.
      listener.again();
      untilNothingMoreComes(file, partial);
    }
    listener.fileWhole();
  }

  /**
   * A connection that breaks is made again as long as each brings something. Where the store says,
   * asked for the rest, that there is none, the file was cut off.
   */
  private void untilNothingMoreComes(ModelFile file, Path partial) throws IOException {
    long before = Files.exists(partial) ? Files.size(partial) : 0;
    long told = 0;
    while (true) {
      try {
        attempt(file, partial, told);
        return;
      } catch (BrokenOffException e) {
        told = Files.size(partial);
        if (!stopped && told <= before && e.ended) {
          throw new IntegrityException(
              "%s: %s ends after %,d of its %,d bytes; it was cut off: restore it, or register the model again under a new version"
                  .formatted(where(), file.path(), told, file.bytes()),
              e);
        }
        if (stopped || told <= before) {
          throw e;
        }
        before = told;
        listener.again();
      }
    }
  }

  private void attempt(ModelFile file, Path partial, long told) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (FileChannel out =
        FileChannel.open(
            partial,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE)) {
      long there = digestPresent(out, file, digest);
      listener.resume(Math.max(0, there - told));
      long bytes = there;
      if (there < file.bytes()) {
        bytes = fetch(file, out, there, digest);
      }
      FileCheck.result(bytes, Sha256.hex(digest.digest()), file, where());
      out.force(true);
    } catch (IntegrityException e) {
      Files.deleteIfExists(partial);
      throw e;
    }
    Durable.makeReadOnly(partial);
    Durable.move(partial, layout.blob(file.sha256()));
  }

  private long fetch(ModelFile file, FileChannel out, long there, MessageDigest digest)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = there;
    try (InputStream in = store.open(manifest.name(), manifest.version(), file, there)) {
      opened.add(in);
      if (stopped) {
        throw new IOException("stopped");
      }
      for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
        if (Thread.currentThread().isInterrupted()) {
          throw new IOException("interrupted");
        }
        bytes += read;
        if (bytes > file.bytes()) {
          throw new IntegrityException(
              "%s: %s goes on after its %,d bytes; it was altered: restore it"
                  .formatted(where(), file.path(), file.bytes()));
        }
        digest.update(buffer, 0, read);
        ByteBuffer all = ByteBuffer.wrap(buffer, 0, read);
        while (all.hasRemaining()) {
          out.write(all);
        }
        listener.advance(read);
      }
    } catch (NoSuchFileException e) {
      throw new IntegrityException(
          "%s: %s is missing; restore it".formatted(where(), file.path()), e);
    }
    if (bytes < file.bytes()) {
      throw new BrokenOffException(
          "%s: %s ended after %,d of %,d bytes; try again, and the rest will be fetched"
              .formatted(where(), file.path(), bytes, file.bytes()));
    }
    return bytes;
  }

  private static int read(InputStream in, byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new BrokenOffException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Less has come than was promised; not the disk's fault. */
  private static final class BrokenOffException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Whether the store said that this was all. */
    private final boolean ended;

    BrokenOffException(String message) {
      super(message);
      this.ended = true;
    }

    BrokenOffException(String message, IOException cause) {
      super(message, cause);
      this.ended = false;
    }
  }

  /** Digests what an earlier attempt left, and stands at its end. */
  private static long digestPresent(FileChannel out, ModelFile file, MessageDigest digest)
      throws IOException {
    if (out.size() > file.bytes()) {
      out.truncate(0);
    }
    InputStream present = Channels.newInputStream(out);
    byte[] buffer = new byte[BUFFER];
    for (int read = present.read(buffer); read >= 0; read = present.read(buffer)) {
      digest.update(buffer, 0, read);
    }
    return out.position();
  }

  private String where() {
    return "%s from %s".formatted(manifest.id(), store.location());
  }
}
