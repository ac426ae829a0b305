package news.copydesk.annotation.corenlp.tokenizer;

import edu.stanford.nlp.pipeline.TokenizerAnnotator;
import java.util.List;

/**
 * CoreNLP's tokens and sentences with the defaults of its {@link TokenizerAnnotator}, without what
 * that notes down about each token and sentence and nobody here reads. Thread-safe.
 */
public interface Tokenizer {

  /**
   * CoreNLP's defaults (invertible even decides where some words end), but for the warning with the
   * article's text in it that it logs for each character it cannot tokenize.
   */
  String LEXER_OPTIONS = "invertible=true,untokenizable=noneDelete";

  /** The sentences of a text, as tokens with offsets in UTF-16 code units. */
  List<List<Token>> sentences(String text);
}
