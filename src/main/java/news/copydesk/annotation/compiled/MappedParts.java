package news.copydesk.annotation.compiled;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.MappedFile;
import news.copydesk.model.ModelLoadException;

/**
 * A compiled model's file, mapped read-only and checked: all processes of a host share its pages.
 * Each part is a buffer of its own, so that no index reaches beyond the part.
 */
final class MappedParts {

  private final MappedFile mapped;
  private final Map<Part, ByteBuffer> parts;
  private final String source;
  private final int compiler;

  private MappedParts(MappedFile mapped, Map<Part, ByteBuffer> parts, String source, int compiler) {
    this.mapped = mapped;
    this.parts = parts;
    this.source = source;
    this.compiler = compiler;
  }

  /**
   * Maps a file and compares every checksum.
   *
   * @throws ModelLoadException if it is not there, or is not a whole and undamaged model of our
   *     version
   */
  static MappedParts open(Path file) {
    try {
      long size = Files.size(file);
      intact(file, size >= ModelFormat.headBytes(), "is cut off: it has only " + size + " bytes");
      check(file, size <= Integer.MAX_VALUE, "is larger than any compiled model");
      return checked(file, MappedFile.open(file));
    } catch (NoSuchFileException e) {
      throw new ModelLoadException(message(file, "is missing"));
    } catch (IOException e) {
      throw new ModelLoadException(
          "compiled model " + file.toAbsolutePath() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static MappedParts checked(Path file, MappedFile mapped) {
    boolean good = false;
    try {
      MappedParts parts = read(file, mapped);
      good = true;
      return parts;
    } finally {
      if (!good) {
        mapped.close();
      }
    }
  }

  private static MappedParts read(Path file, MappedFile mapped) {
    ByteBuffer all = mapped.bytes().order(ByteOrder.LITTLE_ENDIAN);
    check(file, all.getLong(0) == ModelFormat.MAGIC, "is no compiled model (other first bytes)");
    int mark = all.getInt(ModelFormat.BYTE_ORDER_AT);
    check(
        file,
        mark != Integer.reverseBytes(ModelFormat.BYTE_ORDER_MARK),
        "was written in the other byte order");
    intact(file, mark == ModelFormat.BYTE_ORDER_MARK, "is damaged: its byte-order mark is no mark");
    int version = all.getInt(ModelFormat.VERSION_AT);
    check(
        file,
        version == ModelFormat.VERSION,
        "has format version " + version + ", and this Copydesk reads " + ModelFormat.VERSION);
    long length = all.getLong(ModelFormat.LENGTH_AT);
    intact(
        file,
        length == all.capacity(),
        "is cut off or has bytes too many: " + all.capacity() + " instead of " + length);
    intact(
        file,
        all.getInt(ModelFormat.headChecksumAt())
            == ModelFormat.checksum(all.duplicate().limit(ModelFormat.headChecksumAt())),
        "is damaged: the checksum of its head is wrong");

    Map<Part, ByteBuffer> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      parts.put(part, part(file, all, part));
    }
    byte[] source = new byte[ModelFormat.SOURCE_BYTES];
    all.get(ModelFormat.SOURCE_AT, source);
    return new MappedParts(
        mapped, parts, HexFormat.of().formatHex(source), all.getInt(ModelFormat.COMPILER_AT));
  }

  private static ByteBuffer part(Path file, ByteBuffer all, Part part) {
    int entry = ModelFormat.DIRECTORY_AT + part.ordinal() * ModelFormat.ENTRY_BYTES;
    long offset = all.getLong(entry + 8);
    long length = all.getLong(entry + 16);
    intact(
        file,
        offset >= 0 && length >= 0 && offset <= all.capacity() - length,
        "is damaged: its part " + part + " lies outside of the file");
    ByteBuffer bytes = all.slice((int) offset, (int) length).order(ByteOrder.LITTLE_ENDIAN);
    intact(
        file,
        all.getInt(entry) == ModelFormat.checksum(bytes),
        "is damaged: the checksum of its part " + part + " is wrong");
    return bytes;
  }

  /** The bytes of a part. */
  ByteBuffer get(Part part) {
    ByteBuffer bytes = parts.get(part);
    if (bytes == null) {
      throw new IllegalStateException("every part is read at open; " + part + " was not");
    }
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** SHA-256 over the files that the model was compiled from, in lower-case hexadecimal. */
  String source() {
    return source;
  }

  /** What tells the compiler that wrote it from any other. */
  int compiler() {
    return compiler;
  }

  /** Unmaps the file; no part of it is to be read any more. */
  void unmap() {
    mapped.close();
  }

  private static void check(Path file, boolean good, String problem) {
    if (!good) {
      throw new ModelLoadException(message(file, problem));
    }
  }

  private static void intact(Path file, boolean good, String problem) {
    if (!good) {
      throw new DamagedModelException(message(file, problem));
    }
  }

  private static String message(Path file, String problem) {
    return "compiled model "
        + file.toAbsolutePath()
        + " "
        + problem
        + "; set annotation.models-directory to the distribution's models/, or make it again"
        + " with `copydesk models compile`";
  }
}
