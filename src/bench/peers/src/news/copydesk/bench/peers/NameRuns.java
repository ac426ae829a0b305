package news.copydesk.bench.peers;

import java.util.ArrayList;
import java.util.List;

/** Makes names of runs of tokens with the same label, as CoreNLP's own scorer does. */
final class NameRuns {

  private final List<Peer.Name> names = new ArrayList<>();
  private String open = "O";

  /** A name does not go on in the next sentence. */
  void endSentence() {
    open = "O";
  }

  void add(String label, int begin, int end) {
    if (label.equals(open) && !label.equals("O")) {
      int last = names.size() - 1;
      names.set(last, new Peer.Name(label, names.get(last).begin(), end));
    } else if (!label.equals("O")) {
      names.add(new Peer.Name(label, begin, end));
    }
    open = label;
  }

  List<Peer.Name> names() {
    return names;
  }
}
