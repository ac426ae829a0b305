package news.copydesk.annotation.compiled;

import java.util.regex.Pattern;

/** Yes-or-no properties of a word that the features ask for, as bits. */
public final class WordTraits {

  /** Begins with a capital and has no other. */
  public static final int NAME_CASE = 1;

  /** Has characters, none of them a capital. */
  public static final int NO_UPPER_CASE = 1 << 1;

  /** Has a letter. */
  public static final int LETTER = 1 << 2;

  /** Has at most three characters: the word behind it is looked at too. */
  public static final int SHORT = 1 << 3;

  private static final int SHORT_LENGTH = 3;

  // CoreNLP's list for useTitle.
  private static final Pattern TITLE = Pattern.compile("(?:Mr|Ms|Mrs|Dr|Miss|Sen|Judge|Sir)\\.?");

  private static final int LONGEST_TITLE = 6;
  private static final String TITLE_BEGINS = "MDSJ";

  private WordTraits() {}

  /** All bits of a word. */
  public static int of(String word) {
    return (nameCase(word) ? NAME_CASE : 0)
        | (!word.isEmpty() && capitals(word, 0) == 0 ? NO_UPPER_CASE : 0)
        | (hasLetter(word) ? LETTER : 0)
        | (word.length() <= SHORT_LENGTH ? SHORT : 0);
  }

  private static boolean hasLetter(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isLetter(word.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word stands before a person's name. */
  public static boolean title(String word) {
    return word.length() <= LONGEST_TITLE
        && !word.isEmpty()
        && TITLE_BEGINS.indexOf(word.charAt(0)) >= 0
        && TITLE.matcher(word).matches();
  }

  private static boolean nameCase(String word) {
    return word.length() >= 2
        && (Character.isUpperCase(word.charAt(0)) || Character.isTitleCase(word.charAt(0)))
        && capitals(word, 1) == 0;
  }

  private static int capitals(String word, int from) {
    int count = 0;
    for (int i = from; i < word.length(); i++) {
      count += Character.isUpperCase(word.charAt(i)) ? 1 : 0;
    }
    return count;
  }
}
