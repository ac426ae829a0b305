package news.copydesk.annotation.corenlp;

import java.util.List;
import news.copydesk.annotation.corenlp.tokenizer.Token;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.annotation.entity.TypedSpan;

/** A tokenized sentence that is labelled when its names are asked for. */
final class CoreNlpSentence implements Sentence {

  private final TokenLabels labels;
  private final List<Token> tokens;
  private final int start;

  /**
   * @param start where the tokens' own offsets begin to count, in the whole text
   */
  CoreNlpSentence(TokenLabels labels, List<Token> tokens, int start) {
    this.labels = labels;
    this.tokens = tokens;
    this.start = start;
  }

  @Override
  public int end() {
    return start + tokens.get(tokens.size() - 1).end();
  }

  @Override
  public List<TypedSpan> names() {
    return labels.names(tokens, start);
  }

  /** As the tokenizer gave them. */
  List<Token> tokens() {
    return tokens;
  }
}
