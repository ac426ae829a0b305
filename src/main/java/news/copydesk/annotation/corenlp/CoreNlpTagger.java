package news.copydesk.annotation.corenlp;

import java.util.ArrayList;
import java.util.List;
import news.copydesk.annotation.corenlp.tokenizer.Token;
import news.copydesk.annotation.corenlp.tokenizer.Tokenizer;
import news.copydesk.annotation.entity.NameTagger;
import news.copydesk.annotation.entity.Sentence;
import news.copydesk.model.ModelDescription;

/**
 * CoreNLP's tokenizer, and its three CRFs as CoreNLP combines them: PERSON, ORGANIZATION, LOCATION,
 * MISC, DATE, TIME, MONEY, PERCENT. No part-of-speech tags, no SUTime, no rules. The CRFs are
 * CoreNLP's own or the compiled ones, which give the same labels.
 *
 * <p>Nothing is held between sentences that changes a label, so one instance serves all threads.
 *
 * @see <a href="https://nlp.stanford.edu/pubs/stanford-corenlp-acl2014.pdf">Manning et al. 2014</a>
 */
public final class CoreNlpTagger implements NameTagger {

  /**
   * A CRF needs memory and time for a whole sentence at once. No sentence of a written text has
   * this many tokens; what has (tables, lists, garbage) is labelled in pieces.
   */
  static final int MAX_SENTENCE_TOKENS = 2_000;

  private final ModelDescription description;
  private final Tokenizer tokenizer;
  private final TokenLabels labels;

  CoreNlpTagger(ModelDescription description, Tokenizer tokenizer, TokenLabels labels) {
    this.description = description;
    this.tokenizer = tokenizer;
    this.labels = labels;
  }

  TokenLabels labels() {
    return labels;
  }

  @Override
  public ModelDescription description() {
    return description;
  }

  @Override
  public List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    List<Integer> starts = TextPieces.starts(text);
    for (int i = 0; i < starts.size(); i++) {
      int start = starts.get(i);
      int end = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      addSentences(text.substring(start, end), start, sentences);
    }
    return sentences;
  }

  private void addSentences(String piece, int start, List<Sentence> sentences) {
    for (List<Token> tokens : tokenizer.sentences(piece)) {
      for (int from = 0; from < tokens.size(); from += MAX_SENTENCE_TOKENS) {
        int to = Math.min(tokens.size(), from + MAX_SENTENCE_TOKENS);
        sentences.add(new CoreNlpSentence(labels, tokens.subList(from, to), start));
      }
    }
  }

  @Override
  public void close() {
    labels.close();
  }
}
