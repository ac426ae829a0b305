package news.copydesk.annotation.compiled;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * British spellings become American ones, as CoreNLP's {@code AmericanizeFunction} does it: first a
 * list of words (which is in the model's file), then the first of these patterns that is found.
 */
final class Respelling {

  private static final int SHORTEST_LISTED = 4;
  private static final int SHORTEST_PATTERN = 6;

  // Not quite the rules' patterns: CoreNLP takes their brackets away, so that of the first, only
  // haemato- gets this far, and haemo- keeps its spelling.
  private static final Pattern ANY_RULE =
      Pattern.compile("haemat?o|aemia$|[lL]eukaem|programmes?$|^[a-z]{3,}ours?$");

  private static final Pattern KEEPS_OUR =
      Pattern.compile(
          "abatjour|beflour|bonjour|calambour|carrefour|cornflour|contour|de[tv]our|dortour"
              + "|dyvour|downpour|giaour|glamour|holour|inpour|outpour|pandour|paramour|pompadour"
              + "|recontour|repour|ryeflour|sompnour|tambour|troubadour|tregetour|velour");

  private static final List<Rule> RULES =
      List.of(
          new Rule(Pattern.compile("haem(at)?o"), "hem$1o"),
          new Rule(Pattern.compile("aemia$"), "emia"),
          new Rule(Pattern.compile("([lL])eukaem"), "$1eukem"),
          new Rule(Pattern.compile("programme(s?)$"), "program$1"),
          new Rule(Pattern.compile("^([a-z]{3,})our(s?)$"), "$1or$2"));

  private final StringTable listed;
  private final StringPool strings;
  private final boolean wanted;

  /**
   * @param listed words to the offset of their other spelling
   * @param wanted whether the models were trained on respelled words
   */
  Respelling(StringTable listed, StringPool strings, boolean wanted) {
    this.listed = listed;
    this.strings = strings;
    this.wanted = wanted;
  }

  /** The word as the models know it. */
  String of(String word) {
    if (!wanted || word.length() < SHORTEST_LISTED) {
      return word;
    }
    int spelling = listed.find(word);
    if (spelling != StringTable.ABSENT) {
      return strings.get(spelling);
    }
    return word.length() < SHORTEST_PATTERN ? word : byPattern(word);
  }

  private static String byPattern(String word) {
    if (!mayMatch(word) || !ANY_RULE.matcher(word).find()) {
      return word;
    }
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(word);
      if (matcher.find()) {
        // Of the last rule only: the others have no exceptions.
        if (rule == RULES.get(RULES.size() - 1) && KEEPS_OUR.matcher(word).find()) {
          return word;
        }
        return matcher.replaceAll(rule.replacement());
      }
    }
    return word;
  }

  /** Asked of every unknown word: whether it has what the patterns have in common. */
  private static boolean mayMatch(String word) {
    for (int i = 1; i < word.length() - 1; i++) {
      char middle = word.charAt(i);
      if ((middle == 'u' && word.charAt(i - 1) == 'o' && word.charAt(i + 1) == 'r')
          || (middle == 'e' && word.charAt(i - 1) == 'a' && word.charAt(i + 1) == 'm')
          || (middle == 'm' && word.charAt(i + 1) == 'm')) {
        return true;
      }
    }
    return false;
  }

  private record Rule(Pattern pattern, String replacement) {}
}
