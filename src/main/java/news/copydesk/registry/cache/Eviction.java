package news.copydesk.registry.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.lock.HostLock;
import news.copydesk.registry.manifest.Manifest;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.Signatures;
import news.copydesk.registry.manifest.SignedManifest;
import news.copydesk.registry.store.Durable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the cache what was used least recently. Takes locks without waiting, so that what
 * any process holds or fetches stays, and nobody is held up.
 */
final class Eviction {

  private static final Logger log = LoggerFactory.getLogger(Eviction.class);

  private final CacheLayout layout;

  Eviction(CacheLayout layout) {
    this.layout = layout;
  }

  /** Bytes of whole files and of files on their way. */
  long bytes() throws IOException {
    long sum = 0;
    for (Path file : list(layout.blobs())) {
      sum += size(file);
    }
    for (Path file : list(layout.partials())) {
      sum += size(file);
    }
    return sum;
  }

  /**
   * Evicts until there are no more bytes than that, or nothing more can go.
   *
   * @return how many there are
   */
  long shrinkTo(long most) throws IOException {
    long bytes = bytes();
    if (bytes <= most) {
      return bytes;
    }
    deleteUnused(layout.partials(), Set.of());
    deleteUnused(layout.blobs(), inVersions());
    List<Path> oldestFirst = new ArrayList<>(list(layout.models()));
    oldestFirst.sort(Comparator.comparing(Eviction::lastUse));
    for (Path model : oldestFirst) {
      bytes = bytes();
      if (bytes <= most) {
        return bytes;
      }
      if (evict(model.getFileName().toString())) {
        deleteUnused(layout.blobs(), inVersions());
      }
    }
    return bytes();
  }

  /**
   * Takes a damaged version and its files out.
   *
   * @return false if a process holds it
   */
  boolean discard(SignedManifest signed) throws IOException {
    if (!evict(signed.sha256())) {
      return false;
    }
    for (ModelFile file : signed.manifest().files()) {
      whileUnused(
          layout.blobLock(file.sha256()), () -> Files.deleteIfExists(layout.blob(file.sha256())));
    }
    return true;
  }

  private boolean evict(String manifest) throws IOException {
    return whileUnused(
        layout.modelLock(manifest),
        () -> {
          Path away = layout.unfinished(manifest);
          Durable.deleteTree(away);
          Durable.createParents(away);
          // Out of sight at once and whole: nobody opens half a version.
          Durable.move(layout.model(manifest), away);
          Durable.deleteTree(away);
        });
  }

  private void deleteUnused(Path directory, Set<String> used) throws IOException {
    for (Path file : list(directory)) {
      String sha256 = file.getFileName().toString();
      if (!used.contains(sha256)) {
        whileUnused(layout.blobLock(sha256), () -> Files.deleteIfExists(file));
      }
    }
  }

  private Set<String> inVersions() throws IOException {
    Signatures unasked = Signatures.unasked();
    Set<String> used = new HashSet<>();
    for (Path model : list(layout.models())) {
      try {
        byte[] bytes = Files.readAllBytes(model.resolve(Manifest.FILE));
        SignedManifest signed = SignedManifest.read(bytes, unasked, model.toString());
        signed.manifest().files().forEach(file -> used.add(file.sha256()));
      } catch (NoSuchFileException | IntegrityException e) {
        // Evicted meanwhile, or damaged. Its own hard links keep its files in any case.
        log.debug("a cached version's manifest cannot be read", e);
      }
    }
    return used;
  }

  /** Something to be done to files. */
  private interface Step {
    void run() throws IOException;
  }

  private static boolean whileUnused(Path lockFile, Step step) throws IOException {
    try {
      Optional<HostLock> lock = HostLock.exclusive(lockFile, Duration.ZERO);
      if (lock.isEmpty()) {
        return false;
      }
      try (HostLock held = lock.get()) {
        step.run();
        return true;
      }
    } catch (NoSuchFileException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Instant lastUse(Path model) {
    try {
      return Files.getLastModifiedTime(model).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
