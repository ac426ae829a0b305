package news.copydesk.annotation.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A file of entries in UTF-8, plain or, by its name, gzip. */
public final class EntryFile {

  private EntryFile() {}

  /**
   * Reads it all.
   *
   * @throws GazetteerFormatException if it is of another kind than the reader's
   */
  public static void read(Path file, EntryReader reader, Consumer<EntryLine> consumer)
      throws IOException {
    // A decoder that reports: replacement characters would become names that nobody finds.
    try (InputStream bytes = open(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()))) {
      reader.read(lines, file.toString(), consumer);
    } catch (CharacterCodingException e) {
      GazetteerFormatException refused =
          new GazetteerFormatException(
              file + " is not in UTF-8; convert it, for example with iconv -t UTF-8");
      refused.initCause(e);
      throw refused;
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try {
      return new GZIPInputStream(bytes, 1 << 16);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }
}
