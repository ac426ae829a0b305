package news.copydesk.registry.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lock on a file, held by a process and, inside it, by whoever has this object; the operating
 * system gives it back when the process dies, however it dies. Any thread may close it. The lock's
 * file stays behind, empty: to delete it would let two processes lock different files of one name.
 * Nobody may open that file in another way: by closing it again he would give up the lock.
 */
public final class HostLock implements AutoCloseable {

  // The operating system's locks belong to the whole process: closing any channel of a file gives
  // up the process's lock on it. So what a process holds has to be known in one place of it.
  private static final ConcurrentMap<Path, LockFile> FILES = new ConcurrentHashMap<>();

  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HostLock(Runnable release) {
    this.release = release;
  }

  /**
   * Waits until nobody else holds the lock, in this process or another.
   *
   * @return nothing when that took longer than the patience
   * @throws IOException if the file cannot be locked at all
   * @throws InterruptedException when interrupted while waiting
   */
  public static Optional<HostLock> exclusive(Path file, Duration patience)
      throws IOException, InterruptedException {
    LockFile locked = of(file);
    return locked.lock(patience) ? Optional.of(new HostLock(locked::unlock)) : Optional.empty();
  }

  /**
   * Waits until nobody holds the lock exclusively. Where the file system is read-only, a file that
   * is there is locked all the same.
   *
   * @return nothing when that took longer than the patience
   * @throws IOException if the file cannot be locked at all
   * @throws InterruptedException when interrupted while waiting
   */
  public static Optional<HostLock> shared(Path file, Duration patience)
      throws IOException, InterruptedException {
    LockFile locked = of(file);
    return locked.lockShared(patience)
        ? Optional.of(new HostLock(locked::unlockShared))
        : Optional.empty();
  }

  private static LockFile of(Path file) throws IOException {
    Path directory = file.toAbsolutePath().normalize().getParent();
    if (directory == null) {
      throw new IOException(file + " cannot be locked: it is no file");
    }
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
    Path real = directory.toRealPath().resolve(file.getFileName());
    return FILES.computeIfAbsent(real, LockFile::new);
  }

  /** Gives the lock back; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
