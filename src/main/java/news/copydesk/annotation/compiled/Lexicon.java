package news.copydesk.annotation.compiled;

import java.util.Locale;

/** Distributional classes: words that are used alike. */
final class Lexicon {

  private final StringTable classes;
  private final Description description;

  Lexicon(StringTable classes, Description description) {
    this.classes = classes;
    this.description = description;
  }

  /** The class of a word. */
  int of(String word) {
    String key = description.lexiconCased() ? word : word.toLowerCase(Locale.ROOT);
    int found = classes.find(description.lexiconDigits() ? digitsAlike(key) : key);
    return found == StringTable.ABSENT ? description.unknownClass() : found;
  }

  /** The same with a 9 for every digit. */
  static String digitsAlike(String word) {
    char[] characters = null;
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        characters = characters == null ? word.toCharArray() : characters;
        characters[i] = '9';
      }
    }
    return characters == null ? word : new String(characters);
  }
}
