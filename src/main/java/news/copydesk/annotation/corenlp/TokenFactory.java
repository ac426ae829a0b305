package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;

/**
 * Makes the tokens that CoreNLP's own factory makes, with room for what the tokenizer adds, and
 * first what is asked for most: a token finds its annotations by looking at one after the other.
 */
final class TokenFactory extends CoreLabelTokenFactory {

  private static final long serialVersionUID = 1;

  /** Those below, and the text before and behind. */
  private static final int ANNOTATIONS = 7;

  @Override
  public CoreLabel makeToken(String text, int begin, int length) {
    CoreLabel token = new CoreLabel(ANNOTATIONS);
    token.set(CoreAnnotations.TextAnnotation.class, text);
    token.setBeginPosition(begin);
    token.setEndPosition(begin + length);
    token.setValue(text);
    token.setOriginalText(text);
    return token;
  }
}
