package news.copydesk.annotation.corenlp;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.NERCombinerAnnotator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

  private HyphenMerge() {}

  /** Copies of the tokens, with hyphenated words merged. */
  static List<CoreLabel> merged(List<CoreLabel> tokens) {
    List<CoreLabel> merged = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      CoreLabel token = tokens.get(i);
      if (i > 0 && joins(merged.get(merged.size() - 1).word(), tokens, i)) {
        NERCombinerAnnotator.mergeTokens(merged.get(merged.size() - 1), token);
      } else {
        merged.add(new CoreLabel(token));
      }
    }
    return merged;
  }

  /**
   * Whether a token continues the word before it.
   *
   * @param last that word, of which token i - 1 is the end
   */
  static boolean joins(String last, List<CoreLabel> tokens, int i) {
    String word = tokens.get(i).word();
    boolean dash = word.equals("-");
    if ((!dash && !last.endsWith("-"))
        || !tokens.get(i - 1).after().isEmpty()
        || last.length() > LongWords.MAX_CHARACTERS) {
      return false;
    }
    if (dash) {
      return i + 1 < tokens.size() && !STAYS_APART.contains(tokens.get(i + 1).word());
    }
    return !STAYS_APART.contains(word);
  }
}
