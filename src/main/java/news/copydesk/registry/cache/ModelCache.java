package news.copydesk.registry.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.lock.HostLock;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.store.FileCheck;
import news.copydesk.registry.store.ModelStore;
import news.copydesk.registry.store.PlainFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verified versions on this host. However many processes ask for one at once, one of them fetches
 * it; who has asked is told only when all of it is there and has been read and digested.
 * Thread-safe.
 */
public final class ModelCache {

  private static final Logger log = LoggerFactory.getLogger(ModelCache.class);

  /** A version may be evicted, or found damaged, between being fetched and being opened. */
  private static final int ATTEMPTS = 3;

  private final CacheLayout layout;
  private final CacheOptions options;
  private final Eviction eviction;
  private final VersionDownload download;

  /** Opens the cache; its directory is made when something is fetched. */
  public ModelCache(CacheOptions options) {
    this(options, path -> Files.getFileStore(path).getUsableSpace());
  }

  ModelCache(CacheOptions options, FreeSpace freeSpace) {
    this.options = options;
    this.layout = new CacheLayout(options.root().toAbsolutePath().normalize());
    this.eviction = new Eviction(layout);
    this.download = new VersionDownload(layout, options, eviction, freeSpace);
  }

  /** How many bytes a file system has left. */
  @FunctionalInterface
  interface FreeSpace {

    /** For the file system of this path. */
    long of(Path path) throws IOException;
  }

  /**
   * The version on this host, fetched if need be, verified in any case.
   *
   * @throws IntegrityException if what the store sends is not what the manifest says
   * @throws RegistryException if it cannot be fetched: no connection, no space, no permission, no
   *     time
   */
  public LocalModel open(SignedManifest signed, ModelStore store, DownloadListener listener) {
    try {
      return opened(signed, store, listener);
    } catch (RegistryException e) {
      listener.failed();
      throw e;
    }
  }

  private LocalModel opened(SignedManifest signed, ModelStore store, DownloadListener listener) {
    String id = signed.manifest().id();
    try {
      boolean fetched = false;
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Optional<LocalModel> present = present(signed);
        if (present.isPresent()) {
          if (!fetched) {
            listener.present();
          }
          return present.get();
        }
        fetched = download.run(signed, store, listener);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryException("interrupted while waiting for " + id, e);
    } catch (IOException e) {
      throw new RegistryException(
          "%s could not be brought into the cache %s: %s; nothing half-done is in use. Free space, make it writable or set models.cache to another directory; the next attempt goes on from here"
              .formatted(id, layout.root(), explained(e)),
          e);
    }
    throw new RegistryException(
        "%s was evicted from %s %d times while it was being opened; raise models.cache-size"
            .formatted(id, layout.root(), ATTEMPTS));
  }

  /** Whether a process of this host holds the version. */
  public boolean inUse(String manifestSha256) throws IOException {
    if (!Files.exists(layout.modelLock(manifestSha256))) {
      return false;
    }
    try {
      Optional<HostLock> nobody =
          HostLock.exclusive(layout.modelLock(manifestSha256), Duration.ZERO);
      nobody.ifPresent(HostLock::close);
      return nobody.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Evicts what was used least recently, and what interrupted downloads have left, until the cache
   * is no larger than given; what a process holds stays.
   *
   * @return how many bytes it has now
   */
  public long shrinkTo(long bytes) throws IOException {
    return eviction.shrinkTo(bytes);
  }

  /** How many bytes it has. */
  public long bytes() throws IOException {
    return eviction.bytes();
  }

  private Optional<LocalModel> present(SignedManifest signed)
      throws IOException, InterruptedException {
    Path directory = layout.model(signed.sha256());
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Path lockFile = layout.modelLock(signed.sha256());
    HostLock lock =
        HostLock.shared(lockFile, options.patience())
            .orElseThrow(() -> VersionDownload.tooLong(signed, options.patience(), lockFile));
    boolean given = false;
    try {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      verify(signed, directory);
      touch(directory);
      given = true;
      return Optional.of(new LocalModel(signed, directory, lock));
    } catch (IntegrityException e) {
      lock.close();
      log.atWarn()
          .addKeyValue("model", signed.manifest().id())
          .addKeyValue("problem", e.getMessage())
          .log("cached model is damaged; fetching it again");
      if (!eviction.discard(signed)) {
        throw e;
      }
      return Optional.empty();
    } finally {
      if (!given) {
        lock.close();
      }
    }
  }

  private static void verify(SignedManifest signed, Path directory) throws IOException {
    String where = "%s in %s".formatted(signed.manifest().id(), directory);
    byte[] manifest = signed.json().getBytes(UTF_8);
    try (InputStream in = plain(directory, Manifest.FILE)) {
      FileCheck.check(in, new ModelFile("manifest", manifest.length, signed.sha256()), where);
    }
    for (ModelFile file : signed.manifest().files()) {
      try (InputStream in = plain(directory, file.path())) {
        FileCheck.check(in, file, where);
      }
    }
  }

  private static InputStream plain(Path directory, String path) throws IOException {
    try {
      return Channels.newInputStream(PlainFiles.open(directory, path));
    } catch (NoSuchFileException e) {
      throw new IntegrityException("%s is missing in %s".formatted(path, directory), e);
    }
  }

  // The directory and not the lock's file: to set a file's time, the JDK opens and closes it, and
  // that would give up the lock.
  private static void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    } catch (IOException e) {
      log.debug("the cache is read-only: the time of use is not kept", e);
    }
  }

  private static String explained(IOException e) {
    String reason = e instanceof FileSystemException file ? file.getReason() : null;
    String message = String.valueOf(e.getMessage());
    if (reason != null) {
      return message;
    }
    return e instanceof FileSystemException
        ? e.getClass().getSimpleName() + " " + message
        : message;
  }
}
