package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.entity.TypedSpan;

/** Neighbouring tokens with one label are one name. */
final class LabelRuns {

  private LabelRuns() {}

  /**
   * The names among the tokens.
   *
   * @param start where the tokens' own offsets begin to count, in the whole text
   */
  static List<TypedSpan> spans(List<CoreLabel> labelled, String background, int start) {
    List<TypedSpan> spans = new ArrayList<>();
    int i = 0;
    while (i < labelled.size()) {
      String label = label(labelled, i);
      int next = i + 1;
      while (next < labelled.size() && label.equals(label(labelled, next))) {
        next++;
      }
      if (!label.equals(background)) {
        spans.add(
            new TypedSpan(
                label,
                start + labelled.get(i).beginPosition(),
                start + labelled.get(next - 1).endPosition()));
      }
      i = next;
    }
    return spans;
  }

  private static String label(List<CoreLabel> labelled, int i) {
    return labelled.get(i).get(CoreAnnotations.NamedEntityTagAnnotation.class);
  }
}
