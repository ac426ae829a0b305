package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ie.NERClassifierCombiner;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.util.CoreMap;
import java.util.List;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.annotation.entity.TypedSpan;

/** A tokenized sentence that is labelled when its names are asked for. */
final class CoreNlpSentence implements Sentence {

  private final NERClassifierCombiner crfs;
  private final CoreMap sentence;
  private final List<CoreLabel> tokens;
  private final int start;

  /**
   * @param start where the tokens' own offsets begin to count, in the whole text
   */
  CoreNlpSentence(NERClassifierCombiner crfs, CoreMap sentence, List<CoreLabel> tokens, int start) {
    this.crfs = crfs;
    this.sentence = sentence;
    this.tokens = tokens;
    this.start = start;
  }

  @Override
  public int end() {
    return start + tokens.get(tokens.size() - 1).endPosition();
  }

  @Override
  public List<TypedSpan> names() {
    List<CoreLabel> labelled =
        crfs.classifySentenceWithGlobalInformation(
            LongWords.shortened(HyphenMerge.merged(tokens)), sentence, sentence);
    return LabelRuns.spans(labelled, crfs.backgroundSymbol(), start);
  }
}
