package news.copydesk.annotation.sentiment;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the model's files. */
final class SentimentFiles {

  static final String WORDS = "words.bin";
  static final String TONE = "tone.bin";

  private SentimentFiles() {}

  /** Reads a table of words, naming the file in what goes wrong. */
  static WordTable words(Path file) throws IOException {
    try (DataInputStream in = input(Files.readAllBytes(file))) {
      return WordTable.read(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(file + " is not a table of words: " + e.getMessage(), e);
    }
  }

  static DataInputStream input(byte[] content) {
    return new DataInputStream(new ByteArrayInputStream(content));
  }

  static DataOutputStream output(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }
}
