package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import java.io.StringReader;

/** Counts tokens as CoreNLP does, the unit in which taggers are compared. */
public final class TokenCount {

  private TokenCount() {}

  /** How many tokens the text has. */
  public static int of(String text) {
    PTBTokenizer<CoreLabel> tokens =
        new PTBTokenizer<>(
            new StringReader(text), new CoreLabelTokenFactory(), "untokenizable=noneDelete");
    int count = 0;
    while (tokens.hasNext()) {
      tokens.next();
      count++;
    }
    return count;
  }
}
