package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import java.util.List;

/**
 * Bounds the words that the CRFs see. Their features include every beginning and end of a word, so
 * time and memory grow with the square of its length: one word of 200,000 characters (encoded data,
 * a text without spaces) would take the heap of the whole process.
 */
final class LongWords {

  /** No word of a written text is this long; addresses of web pages rarely are. */
  static final int MAX_CHARACTERS = 1_000;

  private LongWords() {}

  /** Shortens what the tokens say, not where they are. */
  static List<CoreLabel> shortened(List<CoreLabel> tokens) {
    for (CoreLabel token : tokens) {
      if (token.word().length() > MAX_CHARACTERS) {
        String beginning = token.word().substring(0, MAX_CHARACTERS);
        token.setWord(beginning);
        token.setValue(beginning);
        token.setOriginalText(beginning);
      }
    }
    return tokens;
  }
}
