package news.copydesk.annotation.corenlp;

import java.util.List;
import news.copydesk.annotation.corenlp.tokenizer.Token;
import news.copydesk.annotation.entity.TypedSpan;

/** Finds the names among the tokens of a sentence. Thread-safe. */
interface TokenLabels {

  /**
   * The names among the tokens, which are not changed.
   *
   * @param start where the tokens' own offsets begin to count, in the whole text
   */
  List<TypedSpan> names(List<Token> tokens, int start);

  /** Gives back what it holds beyond the heap. */
  default void close() {}
}
