package news.copydesk.annotation.linear;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import news.copydesk.model.DamagedModelException;
import news.copydesk.model.DamagedModelException.BadContentException;
import news.copydesk.model.MappedFile;
import news.copydesk.model.ModelDescription;
import news.copydesk.model.ModelLoadException;

/** Maps model files into memory, after it has checked them. */
public final class ModelReader {

  private static final int DIGEST_BYTES = 32;
  private static final int MAX_HEADER_BYTES = 1 << 16;

  private ModelReader() {}

  /**
   * Maps a model.
   *
   * @param name the name that the model must have
   * @param features the scheme of features that it must have been trained on
   * @throws ModelLoadException if the file is missing, damaged, or another model's
   */
  public static LinearModel open(Path file, String name, String features) {
    try {
      return checked(MappedFile.open(file), name, features);
    } catch (IOException e) {
      throw DamagedModelException.orOther(
          "model "
              + name
              + ": cannot use "
              + file.toAbsolutePath()
              + ": "
              + reason(e)
              + "; get it again from the distribution, or train it again",
          e);
    }
  }

  private static LinearModel checked(MappedFile mapped, String name, String features)
      throws IOException {
    boolean good = false;
    try {
      LinearModel model = read(mapped);
      if (!model.description().name().equals(name) || !model.features().equals(features)) {
        throw new IOException(
            "it holds the model %s for features %s, not %s for %s"
                .formatted(model.description(), model.features(), name, features));
      }
      good = true;
      return model;
    } finally {
      if (!good) {
        mapped.close();
      }
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "there is no such file"
        : String.valueOf(e.getMessage());
  }

  private static LinearModel read(MappedFile mapped) throws IOException {
    ByteBuffer bytes = mapped.bytes();
    int end = bytes.limit() - DIGEST_BYTES;
    if (end <= 0) {
      throw new BadContentException("it is too short for a model");
    }
    byte[] digest = new byte[DIGEST_BYTES];
    bytes.get(end, digest);
    MessageDigest sha256 = sha256();
    sha256.update(bytes.slice(0, end));
    if (!Arrays.equals(digest, sha256.digest())) {
      throw new BadContentException("it is damaged: its checksum does not match");
    }
    byte[] head = new byte[Math.min(end, MAX_HEADER_BYTES)];
    bytes.get(0, head);
    ByteArrayInputStream in = new ByteArrayInputStream(head);
    ModelHeader header = ModelHeader.read(new DataInputStream(in));
    int tableAt = head.length - in.available();
    long tableBytes = (long) header.capacity() * (Integer.BYTES + header.labels().size());
    if (header.capacity() < 1 || tableAt + tableBytes != end) {
      throw new BadContentException("its table has not the size that its header says");
    }
    ByteBuffer table = bytes.slice(tableAt, (int) tableBytes);
    sha256.update(bytes.slice());
    String hex = HexFormat.of().formatHex(sha256.digest());
    return new LinearModel(
        new ModelDescription(header.name(), header.version(), Optional.of(hex)),
        header,
        table,
        mapped);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
