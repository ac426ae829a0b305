package news.copydesk.bench.peers;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sentences of a CoNLL file, token TAB tag, and what a tagger says of them in the same format. */
final class Conll {

  private Conll() {}

  /** The tokens of each sentence. */
  static List<List<String>> sentences(Path file) throws IOException {
    List<List<String>> sentences = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        if (!tokens.isEmpty()) {
          sentences.add(tokens);
        }
        tokens = new ArrayList<>();
      } else if (!line.startsWith("-DOCSTART-")) {
        tokens.add(line.split("\\s+")[0]);
      }
    }
    if (!tokens.isEmpty()) {
      sentences.add(tokens);
    }
    return sentences;
  }

  /** Writes the tokens with a tagger's names; a token that a name touches belongs to it. */
  static void write(Writer out, List<String> tokens, List<Peer.Name> names) throws IOException {
    int begin = 0;
    Peer.Name inside = null;
    for (String token : tokens) {
      int end = begin + token.length();
      Peer.Name name = at(names, begin, end);
      String tag = name == null ? "O" : (name == inside ? "I-" : "B-") + name.type();
      out.write(token + "\t" + tag + "\n");
      inside = name;
      begin = end + 1;
    }
    out.write("\n");
  }

  private static Peer.Name at(List<Peer.Name> names, int begin, int end) {
    for (Peer.Name name : names) {
      if (name.begin() < end && begin < name.end()) {
        return name;
      }
    }
    return null;
  }
}
