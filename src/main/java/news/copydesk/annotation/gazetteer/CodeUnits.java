package news.copydesk.annotation.gazetteer;

/** Turns the code point offsets of mentions into UTF-16 offsets of their text. */
final class CodeUnits {

  private final int length;
  private final int[] offsets;

  CodeUnits(String text) {
    this.length = text.length();
    int codePoints = text.codePointCount(0, length);
    // Most texts have no character of two code units.
    this.offsets = codePoints == length ? new int[0] : new int[codePoints + 1];
    for (int i = 1, at = 0; i < offsets.length; i++) {
      at += Character.charCount(text.codePointAt(at));
      offsets[i] = at;
    }
  }

  /** The UTF-16 offset; the text's length for what is beyond it. */
  int at(int codePoint) {
    if (offsets.length == 0) {
      return Math.min(codePoint, length);
    }
    return codePoint < offsets.length ? offsets[codePoint] : length;
  }
}
