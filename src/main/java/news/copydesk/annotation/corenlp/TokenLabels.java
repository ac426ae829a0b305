package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import java.util.List;
import news.copydesk.annotation.entity.TypedSpan;

/** Finds the names among the tokens of a sentence. Thread-safe. */
interface TokenLabels {

  /**
   * The names among the tokens, which are not changed.
   *
   * @param start where the tokens' own offsets begin to count, in the whole text
   */
  List<TypedSpan> names(List<CoreLabel> tokens, int start);

  /** Gives back what it holds beyond the heap. */
  default void close() {}
}
