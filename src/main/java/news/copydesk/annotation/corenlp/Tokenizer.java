package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.TokenizerAnnotator;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.StringReader;
import java.util.List;

/**
 * CoreNLP's tokenizer and sentence splitter with the defaults of its {@link TokenizerAnnotator},
 * but without what that notes down about each token and sentence and nobody here reads: the same
 * tokens and sentences in half the time.
 */
final class Tokenizer {

  /**
   * CoreNLP's defaults (invertible even decides where some words end), but for the warning with the
   * article's text in it that it logs for each character it cannot tokenize.
   */
  private static final String OPTIONS = "invertible=true,untokenizable=noneDelete";

  private final WordToSentenceProcessor<CoreLabel> splitter =
      new WordToSentenceProcessor<>(WordToSentenceProcessor.NewlineIsSentenceBreak.NEVER);

  /** The sentences of a text, as tokens with offsets in UTF-16 code units. Thread-safe. */
  List<List<CoreLabel>> sentences(String text) {
    // As the annotator does: some of the tokenizer's rules cannot look at the end of a text.
    PTBTokenizer<CoreLabel> tokenizer =
        new PTBTokenizer<>(new StringReader(text + " "), new TokenFactory(), OPTIONS);
    return splitter.process(tokenizer.tokenize());
  }
}
