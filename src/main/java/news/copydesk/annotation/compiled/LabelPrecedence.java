package news.copydesk.annotation.compiled;

import java.util.ArrayList;
import java.util.List;

/**
 * Combines what several CRFs say, as CoreNLP's {@code ClassifierCombiner} does: the first has the
 * last word; another adds a name only if its label is none of those before it and the name touches
 * no token that has a label already.
 */
final class LabelPrecedence {

  private final List<String> labels = new ArrayList<>();
  private final int[][] global;
  private final boolean[][] adds;

  LabelPrecedence(Description description) {
    int models = description.models().size();
    global = new int[models][];
    adds = new boolean[models][];
    ModelSpec first = description.models().get(0);
    labels.add(first.labels().get(first.background()));
    for (int m = 0; m < models; m++) {
      List<String> own = description.models().get(m).labels();
      global[m] = new int[own.size()];
      adds[m] = new boolean[own.size()];
      for (int label = 0; label < own.size(); label++) {
        int known = labels.indexOf(own.get(label));
        adds[m][label] = known < 0;
        global[m][label] = known < 0 ? labels.size() : known;
        if (known < 0) {
          labels.add(own.get(label));
        }
      }
    }
  }

  /** All labels, the background first. */
  List<String> labels() {
    return List.copyOf(labels);
  }

  /** Sets the labels that the first CRF chose. */
  void begin(byte[] chosen, int length, byte[] combined) {
    for (int i = 0; i < length; i++) {
      combined[i] = (byte) global[0][chosen[i]];
    }
  }

  /** Adds the names that another CRF chose. */
  void merge(int model, byte[] chosen, int length, byte[] combined) {
    int i = 0;
    while (i < length) {
      byte label = chosen[i];
      int end = i + 1;
      if (adds[model][label]) {
        boolean free = combined[i] == 0;
        while (end < length && chosen[end] == label) {
          free &= combined[end] == 0;
          end++;
        }
        if (free) {
          for (int j = i; j < end; j++) {
            combined[j] = (byte) global[model][label];
          }
        }
      }
      i = end;
    }
  }
}
