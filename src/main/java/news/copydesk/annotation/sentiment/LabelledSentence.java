package news.copydesk.annotation.sentiment;

/**
 * A sentence of which people said how it sounds.
 *
 * @param id of the line that it came in
 * @param text the sentence
 * @param begin where the target begins, in UTF-16 code units
 * @param end behind the target; not above begin where the sentence as a whole is meant
 * @param tone one of {@link Tones}
 */
record LabelledSentence(String id, String text, int begin, int end, int tone) {

  boolean hasTarget() {
    return end > begin;
  }

  /** The same of the sentence as a whole. */
  LabelledSentence whole() {
    return new LabelledSentence(id, text, 0, 0, tone);
  }

  SentenceView view(WordTable words) {
    Tokens tokens = Tokenizer.tokens(text);
    int first = hasTarget() ? tokens.at(begin) : 0;
    int behind = hasTarget() ? tokens.at(end - 1) + 1 : 0;
    return new SentenceView(new KnownTokens(tokens, words), 0, tokens.size(), first, behind);
  }
}
