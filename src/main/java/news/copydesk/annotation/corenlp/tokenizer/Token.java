package news.copydesk.annotation.corenlp.tokenizer;

import edu.stanford.nlp.ling.CoreLabel;

/**
 * A token as CoreNLP's tokenizer makes it.
 *
 * @param text the token, normalised
 * @param original as it stands in the text
 * @param begin offset of its first character, in UTF-16 code units
 * @param end offset behind its last character
 */
public record Token(String text, String original, int begin, int end) {

  static Token of(CoreLabel token) {
    return new Token(
        token.word(), token.originalText(), token.beginPosition(), token.endPosition());
  }

  /** Whether nothing is between this token and the next one of the text. */
  public boolean touches(Token next) {
    return end == next.begin;
  }
}
