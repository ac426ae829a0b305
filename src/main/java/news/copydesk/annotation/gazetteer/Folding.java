package news.copydesk.annotation.gazetteer;

import java.text.Normalizer;
import java.util.Map;

/**
 * What is left of a character when case and diacritics do not count: Unicode's compatibility
 * decomposition (NFKD, UAX 15) without marks, in lower case; letters that do not decompose are
 * spelt out.
 */
final class Folding {

  /** Letters with a stroke or a ligature have no decomposition in Unicode. */
  private static final Map<Integer, String> SPELT_OUT =
      Map.ofEntries(
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'ħ', "h"),
          Map.entry((int) 'ŧ', "t"),
          Map.entry((int) 'ŋ', "n"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) 'ς', "σ"));

  /** Latin letters with diacritics are in every article; the rest is folded when it comes. */
  private static final int TABLE_END = 0x250;

  private static final String[] TABLE = table();

  private Folding() {}

  /** The folded character: letters and digits, or nothing for a mark, or a space for the rest. */
  static String of(int codePoint) {
    return codePoint < TABLE_END ? TABLE[codePoint] : fold(codePoint);
  }

  /** The apostrophes of keyboards, typesetters and transliterations. */
  static boolean isApostrophe(int codePoint) {
    return switch (codePoint) {
      case '\'', '`', '´', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', '‘', '’', '‛', '′', '＇' -> true;
      default -> false;
    };
  }

  private static String[] table() {
    String[] table = new String[TABLE_END];
    for (int codePoint = 0; codePoint < TABLE_END; codePoint++) {
      table[codePoint] = fold(codePoint);
    }
    return table;
  }

  private static String fold(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.FORMAT || type == Character.NON_SPACING_MARK) {
      return "";
    }
    String decomposed = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder();
    decomposed
        .codePoints()
        .map(Character::toLowerCase)
        .filter(c -> Character.isLetterOrDigit(c) || Character.getType(c) == SPACING_MARK)
        .forEach(
            c -> {
              String speltOut = SPELT_OUT.get(c);
              if (speltOut == null) {
                folded.appendCodePoint(c);
              } else {
                folded.append(speltOut);
              }
            });
    return folded.isEmpty() ? " " : folded.toString();
  }

  /** Vowel signs of Indic scripts are part of the word. */
  private static final int SPACING_MARK = Character.COMBINING_SPACING_MARK;
}
