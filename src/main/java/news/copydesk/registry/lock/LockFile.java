package news.copydesk.registry.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What this process holds of one lock file: first its own threads agree, then processes do. */
final class LockFile {

  private static final int ALL = Integer.MAX_VALUE;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Path file;
  private final Semaphore threads = new Semaphore(ALL, true);
  private @Nullable FileChannel channel;
  private int sharers;

  LockFile(Path file) {
    this.file = file;
  }

  boolean lock(Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    if (!threads.tryAcquire(ALL, patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    boolean locked = false;
    try {
      locked = openAndLock(end, false);
    } finally {
      if (!locked) {
        threads.release(ALL);
      }
    }
    return locked;
  }

  void unlock() {
    closeChannel();
    threads.release(ALL);
  }

  boolean lockShared(Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    if (!threads.tryAcquire(1, patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    boolean locked = false;
    try {
      locked = joinOrLock(end);
    } finally {
      if (!locked) {
        threads.release();
      }
    }
    return locked;
  }

  void unlockShared() {
    synchronized (this) {
      sharers--;
      if (sharers == 0) {
        closeChannel();
      }
    }
    threads.release();
  }

  private synchronized boolean joinOrLock(long end) throws IOException, InterruptedException {
    if (sharers == 0 && !openAndLock(end, true)) {
      return false;
    }
    sharers++;
    return true;
  }

  private synchronized boolean openAndLock(long end, boolean shared)
      throws IOException, InterruptedException {
    FileChannel opened = open(shared);
    channel = opened;
    boolean locked = false;
    try {
      locked = awaitLock(opened, end, shared);
    } finally {
      if (!locked) {
        closeChannel();
      }
    }
    return locked;
  }

  /** The operating system's own waiting knows no limit, hence the asking again. */
  private static boolean awaitLock(FileChannel opened, long end, boolean shared)
      throws IOException, InterruptedException {
    while (true) {
      FileLock lock = opened.tryLock(0, Long.MAX_VALUE, shared);
      if (lock != null) {
        return true;
      }
      if (System.nanoTime() >= end) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private FileChannel open(boolean shared) throws IOException {
    try {
      return FileChannel.open(
          file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      if (shared && Files.isReadable(file)) {
        return FileChannel.open(file, StandardOpenOption.READ);
      }
      throw e;
    }
  }

  private synchronized void closeChannel() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot give back the lock " + file, e);
      }
    }
  }
}
