package news.copydesk.model;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is mapped into memory, read-only, until it is closed. Java itself unmaps only when
 * the collector has found the buffer, which may be hours after a swap.
 *
 * <p>Whoever reads the bytes after {@link #close} crashes the process: only a model whose last
 * lease is back may close it.
 */
public final class MappedFile implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(MappedFile.class);
  private static final @Nullable MethodHandle CLEANER = cleaner();

  private final MappedByteBuffer buffer;
  private final AtomicBoolean closed = new AtomicBoolean();

  private MappedFile(MappedByteBuffer buffer) {
    this.buffer = buffer;
  }

  /**
   * Maps a file.
   *
   * @throws IOException if it cannot be read, or is over 2 GB
   */
  public static MappedFile open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new IOException("it is over 2 GB");
      }
      return new MappedFile(channel.map(MapMode.READ_ONLY, 0, channel.size()));
    }
  }

  /** All bytes, big-endian; a view of its own for each caller. */
  public ByteBuffer bytes() {
    if (closed.get()) {
      throw new IllegalStateException("the file is unmapped");
    }
    return buffer.duplicate();
  }

  /** Unmaps it; where this Java has no way to, the collector does. */
  @Override
  public void close() {
    if (CLEANER == null || !closed.compareAndSet(false, true)) {
      return;
    }
    try {
      CLEANER.invoke(buffer);
    } catch (Throwable e) { // What a method handle throws; the collector does it then.
      log.debug("cannot unmap", e);
    }
  }

  /** {@code sun.misc.Unsafe.invokeCleaner}, which the JDK keeps for this purpose (JEP 260). */
  private static @Nullable MethodHandle cleaner() {
    try {
      Class<?> unsafe = Class.forName("sun.misc.Unsafe");
      Field instance = unsafe.getDeclaredField("theUnsafe");
      instance.setAccessible(true);
      return MethodHandles.lookup()
          .findVirtual(unsafe, "invokeCleaner", MethodType.methodType(void.class, ByteBuffer.class))
          .bindTo(instance.get(null));
    } catch (ReflectiveOperationException | RuntimeException e) {
      log.debug("no way to unmap files: memory of closed models stays until a collection", e);
      return null;
    }
  }
}
