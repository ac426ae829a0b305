package news.copydesk.registry.cache;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import news.copydesk.registry.RegistryException;
import news.copydesk.registry.lock.HostLock;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.store.Durable;
import news.copydesk.registry.store.ModelStore;

/**
 * Brings a version into the cache, as the only process that does so: holds the version's lock, and
 * those of its files until the version names them, so that nobody takes them for unused.
 */
final class VersionDownload {

  private static final long LAST_WORDS_SECONDS = 30;
  private static final Duration GLANCE = Duration.ofMillis(200);

  private final CacheLayout layout;
  private final CacheOptions options;
  private final Eviction eviction;
  private final ModelCache.FreeSpace freeSpace;

  VersionDownload(
      CacheLayout layout, CacheOptions options, Eviction eviction, ModelCache.FreeSpace freeSpace) {
    this.layout = layout;
    this.options = options;
    this.eviction = eviction;
    this.freeSpace = freeSpace;
  }

  /**
   * Returns when the version is there, whoever fetched it.
   *
   * @return whether it was this process
   */
  boolean run(SignedManifest signed, ModelStore store, DownloadListener listener)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + options.patience().toNanos();
    Optional<HostLock> alone = lockUnlessThere(signed, end);
    if (alone.isEmpty()) {
      return false;
    }
    try (HostLock version = alone.get()) {
      if (isThere(signed)) {
        return false;
      }
      List<HostLock> locks = new ArrayList<>();
      try {
        // In the same order everywhere, or two versions with files in common could wait for each
        // other.
        for (String sha256 : sha256s(signed.manifest())) {
          locks.add(lock(layout.blobLock(sha256), signed, end));
        }
        listener.begin();
        try {
          fetch(signed, store, listener, end);
        } finally {
          listener.end();
        }
        publish(signed);
        return true;
      } finally {
        locks.forEach(HostLock::close);
      }
    }
  }

  /**
   * The version's lock, or nothing as soon as the version is there: whoever fetched it may hold on
   * to it for ever, and then nobody gets the lock alone.
   */
  private Optional<HostLock> lockUnlessThere(SignedManifest signed, long end)
      throws IOException, InterruptedException {
    Path lockFile = layout.modelLock(signed.sha256());
    while (!isThere(signed)) {
      Duration left = left(end);
      Optional<HostLock> lock =
          HostLock.exclusive(lockFile, left.compareTo(GLANCE) < 0 ? left : GLANCE);
      if (lock.isPresent()) {
        return lock;
      }
      if (left.isZero()) {
        throw tooLong(signed, options.patience(), lockFile);
      }
    }
    return Optional.empty();
  }

  private boolean isThere(SignedManifest signed) {
    return Files.exists(layout.model(signed.sha256()));
  }

  private HostLock lock(Path file, SignedManifest signed, long end)
      throws IOException, InterruptedException {
    return HostLock.exclusive(file, left(end))
        .orElseThrow(() -> tooLong(signed, options.patience(), file));
  }

  private static TreeSet<String> sha256s(Manifest manifest) {
    TreeSet<String> all = new TreeSet<>();
    manifest.files().forEach(file -> all.add(file.sha256()));
    return all;
  }

  private void fetch(SignedManifest signed, ModelStore store, DownloadListener listener, long end)
      throws IOException, InterruptedException {
    Files.createDirectories(layout.blobs());
    Files.createDirectories(layout.partials());
    List<ModelFile> missing = missing(signed.manifest());
    makeRoom(missing, signed);
    listener.expect(missing.stream().mapToLong(ModelFile::bytes).sum());
    BlobDownload download = new BlobDownload(layout, store, signed.manifest(), listener);
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(options.downloads(), missing.size())));
    try {
      List<Future<?>> files = new ArrayList<>();
      for (ModelFile file : missing) {
        files.add(
            threads.submit(
                () -> {
                  download.run(file);
                  return file;
                }));
      }
      for (Future<?> file : files) {
        await(file, signed, end);
      }
    } finally {
      download.stop();
      threads.shutdownNow();
      // Nobody writes any more when the locks are given back.
      if (!threads.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("a download does not end, although it was told to");
      }
    }
  }

  private List<ModelFile> missing(Manifest manifest) {
    List<ModelFile> missing = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (ModelFile file : manifest.files()) {
      if (seen.add(file.sha256()) && !Files.exists(layout.blob(file.sha256()))) {
        missing.add(file);
      }
    }
    return missing;
  }

  private void makeRoom(List<ModelFile> missing, SignedManifest signed) throws IOException {
    long needed = 0;
    for (ModelFile file : missing) {
      Path partial = layout.partial(file.sha256());
      needed +=
          file.bytes() - (Files.exists(partial) ? Math.min(file.bytes(), Files.size(partial)) : 0);
    }
    eviction.shrinkTo(Math.max(0, options.mostBytes() - needed));
    long free = freeSpace.of(layout.root());
    if (free < needed) {
      throw new FileSystemException(
          layout.root().toString(),
          null,
          "%s needs %,d bytes more, and the disk has %,d left"
              .formatted(signed.manifest().id(), needed, free));
    }
  }

  private void await(Future<?> file, SignedManifest signed, long end)
      throws IOException, InterruptedException {
    try {
      file.get(left(end).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException(
          "%s was not there after %d s (models.download-timeout)"
              .formatted(signed.manifest().id(), options.patience().toSeconds()),
          e);
    } catch (CancellationException e) {
      throw new IOException("the download was cancelled", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RegistryException refused) {
        throw refused;
      }
      throw new IllegalStateException("a download failed", e);
    }
  }

  private void publish(SignedManifest signed) throws IOException {
    Path unfinished = layout.unfinished(signed.sha256());
    Durable.deleteTree(unfinished);
    Files.createDirectories(unfinished);
    for (ModelFile file : signed.manifest().files()) {
      Path target = unfinished.resolve(file.path());
      Durable.createParents(target);
      link(layout.blob(file.sha256()), target);
    }
    Durable.replace(
        unfinished.resolve(Manifest.FILE),
        signed.json().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    Files.createDirectories(layout.models());
    Durable.move(unfinished, layout.model(signed.sha256()));
  }

  /** Some shared file systems have no hard links; there the version costs its size once more. */
  private static void link(Path blob, Path target) throws IOException {
    try {
      Files.createLink(target, blob);
    } catch (UnsupportedOperationException e) {
      Files.copy(blob, target);
    }
  }

  static RegistryException tooLong(SignedManifest signed, Duration patience, Path lockFile) {
    return new RegistryException(
        "another process has been fetching or evicting %s for %d s (models.download-timeout); see who holds %s, then try again"
            .formatted(signed.manifest().id(), patience.toSeconds(), lockFile));
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
