package news.copydesk.annotation.compiled;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;

/** Writes the parts of a compiled model into one file, with their checksums. */
public final class ModelWriter {

  private final Map<Part, ByteBuffer> parts = new EnumMap<>(Part.class);
  private final byte[] source;
  private final int compiler;

  /**
   * @param source SHA-256 over the files that the model is compiled from
   * @param compiler what tells the compiler that writes it from any other
   */
  public ModelWriter(byte[] source, int compiler) {
    if (source.length != ModelFormat.SOURCE_BYTES) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + source.length);
    }
    this.source = source.clone();
    this.compiler = compiler;
  }

  /** Sets one part's bytes, from the buffer's start to its limit. */
  public void put(Part part, ByteBuffer bytes) {
    parts.put(part, bytes.duplicate().rewind());
  }

  /** Writes a file beside the target and moves it there: nobody ever sees half a model. */
  public void write(Path target) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(align(ModelFormat.headBytes()));
    head.order(ByteOrder.LITTLE_ENDIAN);
    long end = head.capacity();
    for (Part part : Part.values()) {
      ByteBuffer bytes = parts.getOrDefault(part, ByteBuffer.allocate(0));
      int entry = ModelFormat.DIRECTORY_AT + part.ordinal() * ModelFormat.ENTRY_BYTES;
      head.putInt(entry, ModelFormat.checksum(bytes));
      head.putLong(entry + 8, end);
      head.putLong(entry + 16, bytes.remaining());
      end += align(bytes.remaining());
    }
    head.putLong(0, ModelFormat.MAGIC);
    head.putInt(ModelFormat.BYTE_ORDER_AT, ModelFormat.BYTE_ORDER_MARK);
    head.putInt(ModelFormat.VERSION_AT, ModelFormat.VERSION);
    head.putLong(ModelFormat.LENGTH_AT, end);
    head.putInt(ModelFormat.PARTS_AT, Part.values().length);
    head.putInt(ModelFormat.COMPILER_AT, compiler);
    head.put(ModelFormat.SOURCE_AT, source);
    head.putInt(
        ModelFormat.headChecksumAt(),
        ModelFormat.checksum(head.duplicate().limit(ModelFormat.headChecksumAt())));

    Files.createDirectories(target.toAbsolutePath().getParent());
    Path temporary = Files.createTempFile(target.toAbsolutePath().getParent(), "compiling", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        writeFully(channel, head);
        for (Part part : Part.values()) {
          ByteBuffer bytes = parts.getOrDefault(part, ByteBuffer.allocate(0));
          int padding = align(bytes.remaining()) - bytes.remaining();
          writeFully(channel, bytes);
          writeFully(channel, ByteBuffer.allocate(padding));
        }
      }
      temporary.toFile().setReadable(true, false);
      Files.move(
          temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    ByteBuffer left = bytes.duplicate();
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  private static int align(int bytes) {
    return (bytes + ModelFormat.ALIGNMENT - 1) / ModelFormat.ALIGNMENT * ModelFormat.ALIGNMENT;
  }
}
