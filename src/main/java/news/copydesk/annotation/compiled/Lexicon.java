package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;
import java.util.Locale;

/**
 * Distributional classes: words that are used alike. The largest table, so its slots hold no more
 * than where the word is in the pool, plus one (0: empty); its class is in front of it there.
 */
final class Lexicon {

  private final IntBuffer slots;
  private final StringPool strings;
  private final Description description;

  Lexicon(IntBuffer slots, StringPool strings, Description description) {
    this.slots = slots;
    this.strings = strings;
    this.description = description;
  }

  /** The class of a word. */
  int of(String word) {
    String key = description.lexiconCased() ? word : word.toLowerCase(Locale.ROOT);
    return find(description.lexiconDigits() ? digitsAlike(key) : key);
  }

  private int find(String key) {
    int size = slots.capacity();
    int slot = Slots.firstOf(key.hashCode(), size);
    for (int probes = 0; probes < size; probes++) {
      int string = slots.get(slot);
      if (string == 0) {
        break;
      }
      if (strings.equal(string - 1, key, 0, key.length())) {
        return strings.tag(string - 1);
      }
      slot = slot + 1 == size ? 0 : slot + 1;
    }
    return description.unknownClass();
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
