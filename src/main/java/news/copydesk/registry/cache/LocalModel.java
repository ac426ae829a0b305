package news.copydesk.registry.cache;

import java.nio.file.Path;
import news.copydesk.registry.lock.HostLock;
import news.copydesk.registry.manifest.SignedManifest;

/**
 * A verified version on this host, for as long as this is open: until then no process evicts it.
 * Thread-safe.
 */
public final class LocalModel implements AutoCloseable {

  private final SignedManifest manifest;
  private final Path directory;
  private final HostLock lock;

  LocalModel(SignedManifest manifest, Path directory, HostLock lock) {
    this.manifest = manifest;
    this.directory = directory;
    this.lock = lock;
  }

  /** Which version it is, and who vouches for it. */
  public SignedManifest manifest() {
    return manifest;
  }

  /** The directory that holds its files, by the paths of its manifest; not to be written to. */
  public Path directory() {
    return directory;
  }

  /** Lets the version go; a second call does nothing. */
  @Override
  public void close() {
    lock.close();
  }
}
