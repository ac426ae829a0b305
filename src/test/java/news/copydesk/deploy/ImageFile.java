package news.copydesk.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Dockerfile's instructions, each on one line. */
final class ImageFile {

  private final List<String> instructions;

  private ImageFile(List<String> instructions) {
    this.instructions = instructions;
  }

  static ImageFile read() {
    try {
      String text = Files.readString(Path.of("Dockerfile"));
      String joined = text.replaceAll("(?m)^#.*\\n", "").replaceAll("\\\\\\n\\s*", " ");
      return new ImageFile(joined.lines().filter(line -> !line.isBlank()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rest of every line that begins with the word, in order. */
  List<String> all(String word) {
    return instructions.stream()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length()).strip())
        .toList();
  }

  /** The variables of the last stage, for no other sets any. */
  Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>();
    for (String line : all("ENV")) {
      for (String assignment : line.split("\\s+")) {
        String[] parts = assignment.split("=", 2);
        variables.put(parts[0], parts[1]);
      }
    }
    return variables;
  }

  /** What COPY takes from the build's context. */
  List<String> copiedFromContext() {
    List<String> sources = new ArrayList<>();
    for (String line : all("COPY")) {
      if (!line.startsWith("--from=")) {
        sources.add(line.split("\\s+")[0]);
      }
    }
    return sources;
  }
}
