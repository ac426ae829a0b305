package news.copydesk.annotation.compiled;

import java.nio.IntBuffer;
import java.util.Locale;

/**
 * Distributional classes: words that are used alike. The largest table, so its slots hold no more
 * than where the word is in the pool, plus one (0: empty), below eight bits of the word's hash; its
 * class is in front of it there.
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
      int found = slots.get(slot);
      if (found == 0) {
        break;
      }
      int offset = (found & Slots.OFFSET_MASK) - 1;
      // Slots are nearly full, and each look into the pool would be a look into main memory.
      if (Slots.sameTag(found, key.hashCode()) && strings.equal(offset, key, 0, key.length())) {
        return strings.tag(offset);
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
