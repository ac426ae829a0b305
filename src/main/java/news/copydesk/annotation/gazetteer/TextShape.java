package news.copydesk.annotation.gazetteer;

/**
 * Where capitals say nothing in a text: at the beginning of sentences, and in sentences such as
 * headlines where almost every word has one. Also which words stand together.
 */
final class TextShape {

  /** From this share of capitalised words on, capitals say nothing. */
  private static final double TITLE_CASE = 0.7;

  /** Headlines leave short words in lower case, and sentences have short capitalised ones. */
  private static final int SHORTEST_COUNTED = 3;

  /** No headline in title case leaves such a word in lower case. */
  private static final int LONG_WORD = 5;

  private static final int FEWEST_COUNTED = 2;
  private static final int LONGEST_ABBREVIATION = 3;

  private final NormalisedText text;
  private final int[] sentences;
  private final int[] counted;
  private final int[] capitals;
  private final boolean[] mixed;

  TextShape(NormalisedText text) {
    this.text = text;
    this.sentences = new int[text.words()];
    this.counted = new int[text.words()];
    this.capitals = new int[text.words()];
    this.mixed = new boolean[text.words()];
    int sentence = 0;
    for (int word = 0; word < text.words(); word++) {
      sentence = word == 0 || endsSentence(word - 1) ? word : sentence;
      sentences[word] = sentence;
      if (counts(word)) {
        counted[sentence]++;
        capitals[sentence] += text.wordCase(word).capital() ? 1 : 0;
      }
      mixed[sentence] |= text.wordCase(word) == WordCase.LOWER && length(word) >= LONG_WORD;
    }
  }

  /** True if a sentence may begin with the word. */
  boolean starts(int word) {
    return sentences[word] == word;
  }

  /** True if almost every other word of the sentence is capitalised too. */
  boolean inTitleCase(int first, int last) {
    int sentence = sentences[first];
    int others = counted[sentence];
    int capitalised = capitals[sentence];
    for (int word = first; word <= last; word++) {
      if (counts(word)) {
        others--;
        capitalised -= text.wordCase(word).capital() ? 1 : 0;
      }
    }
    return !mixed[sentence] && others >= FEWEST_COUNTED && capitalised >= TITLE_CASE * others;
  }

  /** The first word has its capital anyway. */
  private boolean counts(int word) {
    return !starts(word) && length(word) >= SHORTEST_COUNTED;
  }

  private int length(int word) {
    return text.end(word) - text.begin(word);
  }

  private boolean endsSentence(int word) {
    String source = text.source();
    int lines = 0;
    for (int i = text.sourceEnd(word); i < text.sourceBegin(word + 1); i++) {
      char c = source.charAt(i);
      lines += c == '\n' ? 1 : 0;
      boolean stop = c == '.' && !isShort(word);
      if (stop || lines == 2 || "!?…:;“„«‹\"()[]|•*—。！？।؟".indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** "St.", "Mo.", "J.": the full stop behind a short capitalised word rarely ends a sentence. */
  private boolean isShort(int word) {
    return length(word) <= LONGEST_ABBREVIATION && text.wordCase(word).capital();
  }

  /** True if nothing but what may stand inside a name is between this word and the next. */
  boolean joined(int word) {
    int spaces = 0;
    int lines = 0;
    int hyphens = 0;
    for (int i = text.sourceEnd(word); i < text.sourceBegin(word + 1); i++) {
      char c = text.source().charAt(i);
      if (c == '-' || c == '–' || c == '‑') {
        hyphens++;
      } else if (Character.isWhitespace(c) || c == '\u00A0') {
        spaces++;
        lines += c == '\n' ? 1 : 0;
      } else if (!(c == '.' && mayBeAbbreviated(word)) && !Folding.isApostrophe(c)) {
        return false;
      }
    }
    return lines < 2 && hyphens < 2 && (hyphens == 0 || spaces == 0);
  }

  private boolean mayBeAbbreviated(int word) {
    int length = text.sourceEnd(word) - text.sourceBegin(word);
    return length <= LONGEST_ABBREVIATION
        || length == 4 && text.between(text.begin(word), text.end(word)).equals("univ");
  }
}
