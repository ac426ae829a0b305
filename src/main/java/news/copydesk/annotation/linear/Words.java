package news.copydesk.annotation.linear;

import java.util.Arrays;

/**
 * Finds the words of a text and their hashes without making objects.
 *
 * <p>A word is a run of letters, digits and combining marks; an apostrophe between letters belongs
 * to it, a possessive {@code 's} does not. Words are hashed in lower case, a typographic apostrophe
 * as the plain one, and every digit as the same digit: numbers keep their length only.
 */
public final class Words {

  /** What stands for a character that is in no word. */
  private static final char NONE = 0;

  /** The first characters of Unicode as {@link #wordCharacter} tells them. */
  private static final char[] ASCII = ascii();

  /** Characters of a word and what is behind it, in the mean, rather too few. */
  private static final int USUAL_LENGTH = 5;

  private Words() {}

  /** Is told of each word. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * One word.
     *
     * @param hash the same for the same word in any case, in any text and any process
     * @param begin offset of its first char
     * @param end offset behind its last char, possessives left out
     */
    void word(int hash, int begin, int end);
  }

  /** The hashes of the text's words in order. */
  public static int[] hashes(CharSequence text) {
    Hashes hashes = new Hashes(text.length() / USUAL_LENGTH);
    visit(text, hashes);
    return Arrays.copyOf(hashes.all, hashes.count);
  }

  private static final class Hashes implements Visitor {

    private int[] all;
    private int count;

    Hashes(int expected) {
      all = new int[expected + 1];
    }

    @Override
    public void word(int hash, int begin, int end) {
      if (count == all.length) {
        all = Arrays.copyOf(all, 2 * count);
      }
      all[count++] = hash;
    }
  }

  /** Visits the words of the text in order. */
  public static void visit(CharSequence text, Visitor visitor) {
    int length = text.length();
    int at = 0;
    while (at < length) {
      int folded = wordCharacter(text.charAt(at));
      if (folded == NONE) {
        at++;
        continue;
      }
      int begin = at;
      int hash = Features.SEED;
      int last = hash;
      int beforeLast = hash;
      do {
        beforeLast = last;
        last = hash;
        hash = (hash ^ folded) * Features.PRIME;
        at++;
        folded = at < length ? inside(text, at) : NONE;
      } while (folded != NONE);
      if (possessive(text, begin, at)) {
        visitor.word(Features.mix(beforeLast), begin, at - 2);
      } else {
        visitor.word(Features.mix(hash), begin, at);
      }
    }
  }

  /** The hash of one word as {@link #visit} tells it. */
  public static int hash(CharSequence word) {
    int hash = Features.SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = (hash ^ folded(word.charAt(i))) * Features.PRIME;
    }
    return Features.mix(hash);
  }

  private static boolean possessive(CharSequence text, int begin, int end) {
    return end - begin > 2
        && (text.charAt(end - 1) | 0x20) == 's'
        && apostrophe(text.charAt(end - 2));
  }

  /** The folded character if a word may begin with it, otherwise {@link #NONE}. */
  private static char wordCharacter(char c) {
    if (c < ASCII.length) {
      return ASCII[c];
    }
    return inWord(c) ? folded(c) : NONE;
  }

  /** The folded character if the word before it goes on, otherwise {@link #NONE}. */
  private static char inside(CharSequence text, int at) {
    char c = text.charAt(at);
    char folded = wordCharacter(c);
    boolean joins =
        folded == NONE && apostrophe(c) && at + 1 < text.length() && inWord(text.charAt(at + 1));
    return joins ? '\'' : folded;
  }

  private static char[] ascii() {
    char[] ascii = new char[128];
    for (char c = 0; c < ascii.length; c++) {
      ascii[c] = inWord(c) ? folded(c) : NONE;
    }
    return ascii;
  }

  private static boolean apostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  // Half a surrogate pair counts as a letter, so that scripts beyond the first plane are words too.
  private static boolean inWord(char c) {
    if (c < 128) {
      return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= '0' && c <= '9';
    }
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static char folded(char c) {
    if (c < 128) {
      if (c >= 'A' && c <= 'Z') {
        return (char) (c | 0x20);
      }
      return c >= '0' && c <= '9' ? '0' : c;
    }
    if (c == '\u2019') {
      return '\'';
    }
    return Character.isDigit(c) ? '0' : Character.toLowerCase(c);
  }
}
