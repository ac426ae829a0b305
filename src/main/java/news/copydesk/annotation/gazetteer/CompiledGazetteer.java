package news.copydesk.annotation.gazetteer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import news.copydesk.annotation.gazetteer.FileFormat.Section;

/** The sections of a gazetteer, ready to be written as one file. */
public final class CompiledGazetteer {

  private final int name;
  private final int release;
  private final Map<Section, byte[]> sections = new EnumMap<>(Section.class);

  /** With its name and release, as offsets into the strings. */
  CompiledGazetteer(int name, int release) {
    this.name = name;
    this.release = release;
  }

  void put(Section section, byte[] bytes) {
    sections.put(section, bytes);
  }

  /**
   * Writes the file, replacing one that is there; never leaves half of one.
   *
   * @return SHA-256 of what is behind the header, in hexadecimal
   */
  public String write(Path file) throws IOException {
    ByteBuffer bytes = bytes();
    Path absolute = file.toAbsolutePath();
    Path directory = absolute.getParent();
    if (directory == null) {
      throw new IOException(file + " is a directory; name a file");
    }
    Files.createDirectories(directory);
    // Not a temporary file, which only its owner may read.
    long process = ProcessHandle.current().pid();
    Path unfinished = directory.resolve("." + absolute.getFileName() + "." + process + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer rest = bytes.duplicate();
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      Files.move(
          unfinished,
          absolute,
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    byte[] sha = new byte[FileFormat.SHA_LENGTH];
    bytes.get(FileFormat.SHA_AT, sha);
    return HexFormat.of().formatHex(sha);
  }

  /** The file's content. */
  ByteBuffer bytes() {
    long length = FileFormat.HEADER_LENGTH;
    for (byte[] section : sections.values()) {
      length += padded(section.length);
    }
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "the file would be over 2 GB; import fewer entries, for example the larger places only");
    }
    ByteBuffer file = FileFormat.littleEndian(ByteBuffer.allocate((int) length));
    file.putLong(FileFormat.MAGIC_AT, FileFormat.MAGIC);
    file.putInt(FileFormat.VERSION_AT, FileFormat.VERSION);
    file.putLong(FileFormat.LENGTH_AT, length);
    file.putInt(FileFormat.NAME_AT, name);
    file.putInt(FileFormat.RELEASE_AT, release);
    int at = FileFormat.HEADER_LENGTH;
    for (Section section : Section.values()) {
      byte[] bytes = sections.getOrDefault(section, new byte[0]);
      int row = FileFormat.SECTIONS_AT + section.ordinal() * 2 * Integer.BYTES;
      file.putInt(row, at);
      file.putInt(row + Integer.BYTES, bytes.length);
      file.put(at, bytes);
      at += padded(bytes.length);
    }
    MessageDigest sha = sha256();
    sha.update(file.duplicate().position(FileFormat.HEADER_LENGTH));
    file.put(FileFormat.SHA_AT, sha.digest());
    file.putInt(FileFormat.CRC_AT, FileFormat.checksum(file));
    return file;
  }

  /** Every section begins where a long may begin. */
  private static int padded(int length) {
    return (length + 7) & ~7;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
