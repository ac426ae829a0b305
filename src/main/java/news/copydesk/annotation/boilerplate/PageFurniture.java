package news.copydesk.annotation.boilerplate;

/**
 * Blanks lines that belong to the page and not to the article: bylines, "Read more", photo credits,
 * share bars. Only whole lines that can be nothing else; in doubt, a line stays.
 */
final class PageFurniture {

  /** No line of furniture is longer, in UTF-16 code units; most of an article's are. */
  private static final int LONGEST = 160;

  /** A byline stands above the text: among so many lines that are not blank. */
  private static final int BYLINE_WITHIN = 3;

  private PageFurniture() {}

  /**
   * The text with spaces for furniture, one for each code point, so that offsets stay; the same
   * object when there is none.
   */
  static String masked(String text) {
    StringBuilder masked = null;
    int copied = 0;
    int lines = 0;
    for (int begin = 0; begin < text.length(); ) {
      int end = text.indexOf('\n', begin);
      end = end < 0 ? text.length() : end;
      String line = end - begin > LONGEST ? "" : text.substring(begin, end).strip();
      boolean blank = line.isEmpty() && end - begin <= LONGEST;
      if (!line.isEmpty() && FurnitureLine.matches(line, lines < BYLINE_WITHIN)) {
        masked = masked == null ? new StringBuilder(text.length()) : masked;
        masked.append(text, copied, begin);
        masked.append(" ".repeat(text.codePointCount(begin, end)));
        copied = end;
      }
      lines += blank ? 0 : 1;
      begin = end + 1;
    }
    return masked == null ? text : masked.append(text, copied, text.length()).toString();
  }
}
