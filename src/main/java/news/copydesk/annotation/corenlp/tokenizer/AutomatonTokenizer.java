package news.copydesk.annotation.corenlp.tokenizer;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** CoreNLP's tokens and sentences, most of them without CoreNLP's lexer. Thread-safe. */
public final class AutomatonTokenizer implements Tokenizer {

  private final ConcurrentLinkedDeque<Lexer> idle = new ConcurrentLinkedDeque<>();

  @Override
  public List<List<Token>> sentences(String text) {
    Lexer lexer = idle.pollFirst();
    if (lexer == null) {
      lexer = new Lexer(LEXER_OPTIONS);
    }
    List<Token> tokens = lexer.tokens(text);
    // Not in a finally block: a lexer that threw is not to be used again.
    idle.offerFirst(lexer);
    return SentenceSplitter.split(tokens);
  }
}
