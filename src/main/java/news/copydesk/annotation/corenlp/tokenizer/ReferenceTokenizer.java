package news.copydesk.annotation.corenlp.tokenizer;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.StringReader;
import java.util.List;

/** CoreNLP's own tokenizer and sentence splitter: what ours is compared with. Thread-safe. */
public final class ReferenceTokenizer implements Tokenizer {

  private final WordToSentenceProcessor<CoreLabel> splitter =
      new WordToSentenceProcessor<>(WordToSentenceProcessor.NewlineIsSentenceBreak.NEVER);

  @Override
  public List<List<Token>> sentences(String text) {
    // As the annotator does: some of the tokenizer's rules cannot look at the end of a text.
    PTBTokenizer<CoreLabel> tokenizer =
        new PTBTokenizer<>(
            new StringReader(text + " "), new CoreLabelTokenFactory(), LEXER_OPTIONS);
    return splitter.process(tokenizer.tokenize()).stream()
        .map(sentence -> sentence.stream().map(Token::of).toList())
        .toList();
  }
}
