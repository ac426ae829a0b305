package news.copydesk.registry.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import news.copydesk.registry.IntegrityException;
import news.copydesk.registry.manifest.ModelFile;
import news.copydesk.registry.manifest.Sha256;

/** Holds a file's bytes against what the manifest says: size and SHA-256. */
public final class FileCheck {

  private static final int BUFFER = 1 << 17;

  private FileCheck() {}

  /**
   * Reads the bytes to their end, or to one beyond the size that was agreed.
   *
   * @param where for messages: whose file it is, and where
   * @throws IntegrityException if there are more or fewer bytes, or others
   */
  public static void check(InputStream in, ModelFile file, String where) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      bytes += read;
      if (bytes > file.bytes()) {
        throw new IntegrityException(
            "%s: %s has more than the %,d bytes of its manifest; %s"
                .formatted(where, file.path(), file.bytes(), REMEDY));
      }
      digest.update(buffer, 0, read);
    }
    result(bytes, Sha256.hex(digest.digest()), file, where);
  }

  /**
   * Judges what was counted and digested elsewhere.
   *
   * @throws IntegrityException if it is not what the manifest says
   */
  public static void result(long bytes, String sha256, ModelFile file, String where) {
    if (bytes != file.bytes()) {
      throw new IntegrityException(
          "%s: %s has %,d bytes, and its manifest says %,d; %s"
              .formatted(where, file.path(), bytes, file.bytes(), REMEDY));
    }
    if (!sha256.equals(file.sha256())) {
      throw new IntegrityException(
          "%s: %s has SHA-256 %s…, and its manifest says %s…; %s"
              .formatted(
                  where,
                  file.path(),
                  sha256.substring(0, 12),
                  file.sha256().substring(0, 12),
                  REMEDY));
    }
  }

  private static final String REMEDY =
      "it was altered or damaged: restore it, or register the model again under a new version";
}
