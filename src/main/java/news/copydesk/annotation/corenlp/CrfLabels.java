package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ie.NERClassifierCombiner;
import edu.stanford.nlp.ling.CoreLabel;
import java.util.List;
import news.copydesk.annotation.corenlp.tokenizer.Token;
import news.copydesk.annotation.entity.TypedSpan;

/** CoreNLP's own CRFs, combined by CoreNLP: the reference. */
final class CrfLabels implements TokenLabels {

  private final NERClassifierCombiner crfs;

  CrfLabels(NERClassifierCombiner crfs) {
    this.crfs = crfs;
  }

  @Override
  public List<TypedSpan> names(List<Token> tokens, int start) {
    return LabelRuns.spans(labelled(tokens), crfs.backgroundSymbol(), start);
  }

  /** Copies of the tokens, hyphenated words merged, each with its label. */
  List<CoreLabel> labelled(List<Token> tokens) {
    return crfs.classifySentence(LongWords.shortened(HyphenMerge.merged(tokens)));
  }
}
