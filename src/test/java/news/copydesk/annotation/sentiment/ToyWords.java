package news.copydesk.annotation.sentiment;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a small table of words: of each word nothing but its own dimension is known. */
final class ToyWords {

  private ToyWords() {}

  static Path write(Path file, String... words) throws IOException {
    try (DataOutputStream out = SentimentFiles.output(file)) {
      out.writeBytes("CDWORDS1");
      out.writeInt(words.length);
      out.writeInt(WordTable.WIDTH);
      for (int i = 0; i < WordTable.WIDTH; i++) {
        out.writeFloat(1);
      }
      for (int word = 0; word < words.length; word++) {
        out.writeLong(WordKey.of(words[word]));
        out.writeShort(word + 1);
        for (int i = 0; i < WordTable.WIDTH; i++) {
          out.writeByte(i == word ? 1 : 0);
        }
      }
    }
    return file;
  }
}
