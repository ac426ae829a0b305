package news.copydesk.annotation.gazetteer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.MappedFile;
import news.copydesk.model.ModelLoadException;
import news.copydesk.model.ModelLoader;

/** Maps a compiled gazetteer into memory, after checking that it is whole. */
public final class GazetteerLoader implements ModelLoader<Gazetteer> {

  private final Path file;

  /**
   * @param file what {@code copydesk gazetteer compile} wrote
   */
  public GazetteerLoader(Path file) {
    this.file = file;
  }

  @Override
  public Gazetteer load() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw refused(
          "cannot be read",
          "set gazetteer.file to what 'copydesk gazetteer compile' wrote, or to none");
    }
    MappedFile mapped = map();
    boolean whole = false;
    try {
      Gazetteer gazetteer = checked(mapped);
      whole = true;
      return gazetteer;
    } finally {
      if (!whole) {
        mapped.close();
      }
    }
  }

  private Gazetteer checked(MappedFile mapped) {
    ByteBuffer bytes = FileFormat.littleEndian(mapped.bytes());
    if (!beginsAsOne(bytes)) {
      throw refused(
          "is not a compiled gazetteer", "make one from its TSV with 'copydesk gazetteer compile'");
    }
    if (bytes.limit() < FileFormat.HEADER_LENGTH) {
      throw damaged("is cut off: it has only %d bytes".formatted(bytes.limit()));
    }
    int version = bytes.getInt(FileFormat.VERSION_AT);
    if (version != FileFormat.VERSION) {
      throw refused(
          "has format version %d, and this Copydesk reads %d"
              .formatted(version, FileFormat.VERSION),
          "compile it again from its TSV with 'copydesk gazetteer compile'");
    }
    long length = bytes.getLong(FileFormat.LENGTH_AT);
    if (length != bytes.limit()) {
      throw damaged("should have %,d bytes and has %,d".formatted(length, bytes.limit()));
    }
    if (bytes.getInt(FileFormat.CRC_AT) != FileFormat.checksum(bytes)) {
      throw damaged("is damaged: its checksum is not that of its content");
    }
    return new Gazetteer(bytes, mapped);
  }

  /** Whether all is right of what there is of the first eight bytes. */
  private static boolean beginsAsOne(ByteBuffer bytes) {
    ByteBuffer magic =
        FileFormat.littleEndian(ByteBuffer.allocate(Long.BYTES)).putLong(0, FileFormat.MAGIC);
    for (int i = 0; i < Math.min(Long.BYTES, bytes.limit() - FileFormat.MAGIC_AT); i++) {
      if (bytes.get(FileFormat.MAGIC_AT + i) != magic.get(i)) {
        return false;
      }
    }
    return true;
  }

  private MappedFile map() {
    try {
      return MappedFile.open(file);
    } catch (IOException e) {
      throw new ModelLoadException(
          "gazetteer " + file.toAbsolutePath() + " cannot be mapped: " + e.getMessage(), e);
    }
  }

  private ModelLoadException refused(String problem, String remedy) {
    return new ModelLoadException(message(problem, remedy));
  }

  private DamagedModelException damaged(String problem) {
    return new DamagedModelException(
        message(problem, "copy it again, or compile it again with 'copydesk gazetteer compile'"));
  }

  private String message(String problem, String remedy) {
    return "gazetteer " + file.toAbsolutePath() + " " + problem + "; " + remedy;
  }
}
