package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.NERCombinerAnnotator;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.copydesk.annotation.corenlp.tokenizer.Token;

/**
 * Puts words that the tokenizer split at a hyphen together again, as {@link NERCombinerAnnotator}
 * does before it labels: the CRFs were trained on text in which they were one token. What stays
 * apart ("Chicago-based") follows CoreNLP's own list.
 */
final class HyphenMerge {

  private static final Set<String> STAYS_APART =
      Set.of(
          "based",
          "area",
          "registered",
          "headquartered",
          "native",
          "born",
          "raised",
          "backed",
          "controlled",
          "owned",
          "resident",
          "trained",
          "educated");

  private static final CoreLabelTokenFactory FACTORY = new CoreLabelTokenFactory();

  private HyphenMerge() {}

  /** The tokens as CoreNLP has them, with hyphenated words merged. */
  static List<CoreLabel> merged(List<Token> tokens) {
    List<CoreLabel> merged = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      CoreLabel token = coreLabel(tokens.get(i));
      if (i > 0 && joins(merged.get(merged.size() - 1).word(), tokens, i)) {
        NERCombinerAnnotator.mergeTokens(merged.get(merged.size() - 1), token);
      } else {
        merged.add(token);
      }
    }
    return merged;
  }

  private static CoreLabel coreLabel(Token token) {
    CoreLabel label =
        FACTORY.makeToken(
            token.text(), token.original(), token.begin(), token.end() - token.begin());
    label.setAfter("");
    return label;
  }

  /**
   * Whether a token continues the word before it.
   *
   * @param last that word, of which token i - 1 is the end
   */
  static boolean joins(String last, List<Token> tokens, int i) {
    String word = tokens.get(i).text();
    boolean dash = word.equals("-");
    if ((!dash && !last.endsWith("-"))
        || !tokens.get(i - 1).touches(tokens.get(i))
        || last.length() > LongWords.MAX_CHARACTERS) {
      return false;
    }
    if (dash) {
      return i + 1 < tokens.size() && !STAYS_APART.contains(tokens.get(i + 1).text());
    }
    return !STAYS_APART.contains(word);
  }
}
