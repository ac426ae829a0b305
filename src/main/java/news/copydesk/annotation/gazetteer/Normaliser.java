package news.copydesk.annotation.gazetteer;

import java.util.Map;

/**
 * Reads the words of one text for {@link NormalisedText}. One pass, for names and for articles
 * alike, so that both come out the same.
 */
final class Normaliser {

  private static final Map<String, String> SHORT_FORMS =
      Map.of("saint", "st", "sainte", "ste", "university", "univ", "mount", "mt", "fort", "ft");

  private static final int NO_STEM = -1;

  private final String source;
  private final NormalisedText target;
  private final StringBuilder word = new StringBuilder();
  private int begin;
  private int end;
  private int stem = NO_STEM;

  /** Letters since the word began, or since the last full stop in it. */
  private int run;

  private boolean dotted;
  private int capitals;
  private int lowers;
  private WordCase first = WordCase.LOWER;

  Normaliser(String source, NormalisedText target) {
    this.source = source;
    this.target = target;
  }

  void run() {
    for (int at = 0; at < source.length(); ) {
      int codePoint = source.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (codePoint < 0x80) {
        ascii((char) codePoint, at);
      } else if (Folding.isApostrophe(codePoint)) {
        apostrophe(at, next);
      } else {
        other(codePoint, at, next);
      }
      at = next;
    }
    close();
  }

  private void ascii(char c, int at) {
    if (c >= 'a' && c <= 'z') {
      open(at, WordCase.LOWER);
      word.append(c);
      lowers++;
      extend(at + 1);
    } else if (c >= 'A' && c <= 'Z') {
      open(at, WordCase.CAPITALISED);
      word.append((char) (c + 32));
      capitals++;
      extend(at + 1);
    } else if (c >= '0' && c <= '9') {
      open(at, WordCase.NUMBER);
      word.append(c);
      extend(at + 1);
    } else if (c == '\'' || c == '`') {
      apostrophe(at, at + 1);
    } else if (c == '.' && isInitial(at)) {
      dotted = true;
      run = 0;
    } else {
      if (c == '.' && dotted && run == 1) {
        end = at + 1;
      }
      close();
      if (c == '&') {
        target.addWord("and", 3, at, at + 1, WordCase.LOWER);
      }
    }
  }

  private void other(int codePoint, int at, int next) {
    String folded = Folding.of(codePoint);
    if (folded.isEmpty()) {
      if (word.length() > 0 && Character.getType(codePoint) != Character.FORMAT) {
        end = next;
      }
    } else if (folded.equals(" ")) {
      close();
    } else {
      open(at, caseOf(codePoint));
      word.append(folded);
      if (Character.isUpperCase(codePoint)) {
        capitals++;
      } else if (Character.isLowerCase(codePoint)) {
        lowers++;
      }
      extend(next);
    }
  }

  private static WordCase caseOf(int codePoint) {
    if (Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint)) {
      return WordCase.CAPITALISED;
    }
    if (Character.isLowerCase(codePoint)) {
      return WordCase.LOWER;
    }
    return Character.isDigit(codePoint) ? WordCase.NUMBER : WordCase.CASELESS;
  }

  /** Apostrophes do not count; but what is before a last "'s" may be the name. */
  private void apostrophe(int at, int next) {
    boolean possessive =
        word.length() > 0
            && next < source.length()
            && (source.charAt(next) == 's' || source.charAt(next) == 'S')
            && (next + 1 == source.length() || !continues(next + 1))
            && at == end;
    if (possessive) {
      stem = word.length();
    } else if (at == end && word.length() > 0 && (next == source.length() || !continues(next))) {
      close();
    }
  }

  private boolean continues(int at) {
    int codePoint = source.codePointAt(at);
    return Character.isLetterOrDigit(codePoint) || Folding.isApostrophe(codePoint);
  }

  /** The full stop in the middle of "U.S", but not the one of "St.Louis". */
  private boolean isInitial(int at) {
    return run == 1
        && word.length() > 0
        && Character.isLetter(word.charAt(word.length() - 1))
        && at + 1 < source.length()
        && Character.isLetter(source.charAt(at + 1))
        && (at + 2 == source.length() || !Character.isLetter(source.charAt(at + 2)));
  }

  private CharSequence shortened() {
    // Asked of every word of every article: most are told by their first letter.
    boolean possible = word.length() <= 10 && "sumf".indexOf(word.charAt(0)) >= 0;
    return possible ? SHORT_FORMS.getOrDefault(word.toString(), word.toString()) : word;
  }

  private void open(int at, WordCase wordCase) {
    if (word.length() == 0) {
      begin = at;
      first = wordCase;
    }
  }

  private void extend(int next) {
    end = next;
    run++;
  }

  private void close() {
    if (word.length() > 0) {
      CharSequence normal = shortened();
      boolean allCapitals = first == WordCase.CAPITALISED && lowers == 0 && capitals > 1;
      target.addWord(
          normal,
          stem == NO_STEM ? normal.length() : Math.min(stem, normal.length()),
          begin,
          end,
          allCapitals ? WordCase.ALL_CAPITALS : first);
    }
    word.setLength(0);
    stem = NO_STEM;
    run = 0;
    dotted = false;
    capitals = 0;
    lowers = 0;
  }
}
