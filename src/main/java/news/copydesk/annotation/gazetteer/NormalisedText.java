package news.copydesk.annotation.gazetteer;

import java.util.Arrays;

/**
 * A text as the gazetteer compares it: words in lower case without diacritics, apostrophes and
 * punctuation, one space between them, "Saint" as "st" and the like; with the way back from each
 * word to the text. Offsets into the text are UTF-16 code units.
 */
final class NormalisedText {

  private final String source;
  private char[] chars;
  private int length;
  private int words;
  private int[] begins = new int[16];
  private int[] ends = new int[16];
  private int[] stems = new int[16];
  private int[] sourceBegins = new int[16];
  private int[] sourceEnds = new int[16];
  private WordCase[] cases = new WordCase[16];

  private NormalisedText(String source) {
    this.source = source;
    this.chars = new char[source.length() + 16];
  }

  static NormalisedText of(String source) {
    NormalisedText text = new NormalisedText(source);
    new Normaliser(source, text).run();
    return text;
  }

  /** A name as the gazetteer compares it; empty if nothing of it is a letter or a digit. */
  static String normalise(String name) {
    return of(name).toString();
  }

  /** Adds a word that the normaliser has read. */
  void addWord(CharSequence word, int stem, int sourceBegin, int sourceEnd, WordCase wordCase) {
    if (words == begins.length) {
      grow();
    }
    int needed = length + 1 + word.length();
    if (needed > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(needed, chars.length * 2));
    }
    if (words > 0) {
      chars[length++] = ' ';
    }
    begins[words] = length;
    for (int i = 0; i < word.length(); i++) {
      chars[length++] = word.charAt(i);
    }
    ends[words] = length;
    stems[words] = begins[words] + stem;
    sourceBegins[words] = sourceBegin;
    sourceEnds[words] = sourceEnd;
    cases[words] = wordCase;
    words++;
  }

  private void grow() {
    int more = words * 2;
    begins = Arrays.copyOf(begins, more);
    ends = Arrays.copyOf(ends, more);
    stems = Arrays.copyOf(stems, more);
    sourceBegins = Arrays.copyOf(sourceBegins, more);
    sourceEnds = Arrays.copyOf(sourceEnds, more);
    cases = Arrays.copyOf(cases, more);
  }

  int words() {
    return words;
  }

  /** The normalised characters; those of one word lie between its begin and its end. */
  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  int begin(int word) {
    return begins[word];
  }

  int end(int word) {
    return ends[word];
  }

  /** Where the word ends without its possessive "'s"; its end where it has none. */
  int stem(int word) {
    return stems[word];
  }

  int sourceBegin(int word) {
    return sourceBegins[word];
  }

  int sourceEnd(int word) {
    return sourceEnds[word];
  }

  /** Where the word without its possessive "'s" ends in the text. */
  int sourceStem(int word) {
    if (stems[word] == ends[word]) {
      return sourceEnds[word];
    }
    int at = sourceEnds[word] - 1;
    while (!Folding.isApostrophe(source.charAt(at))) {
      at--;
    }
    return at;
  }

  WordCase wordCase(int word) {
    return cases[word];
  }

  String source() {
    return source;
  }

  /** The normalised characters from one offset to another. */
  String between(int begin, int end) {
    return new String(chars, begin, end - begin);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}
