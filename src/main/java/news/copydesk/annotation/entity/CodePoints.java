package news.copydesk.annotation.entity;

/**
 * Turns ascending UTF-16 offsets into code point offsets in one pass over the text. A lone
 * surrogate counts as one.
 */
public final class CodePoints {

  private final String text;
  private int utf16;
  private int codePoints;

  /** Starts at the beginning of the text. */
  public CodePoints(String text) {
    this.text = text;
  }

  /** The code point offset of a UTF-16 offset that is not below any asked for before. */
  public int at(int utf16Offset) {
    if (utf16Offset < utf16) {
      throw new IllegalArgumentException("offset " + utf16Offset + " is below " + utf16);
    }
    codePoints += text.codePointCount(utf16, utf16Offset);
    utf16 = utf16Offset;
    return codePoints;
  }
}
