package news.copydesk.annotation.corenlp;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text where CoreNLP's tokenizer would take time in the square of its length: it looks for
 * addresses, numbers and marks that may go on to the next white space, and for comments that may go
 * on to the end of the line, and starts again at the next character. 100,000 quotation marks in a
 * row take it minutes. Written text is never cut.
 */
final class TextPieces {

  /** No word is this long, and only a few addresses of web pages are. In UTF-16 code units. */
  static final int MAX_RUN = 500;

  /** Comments and declarations ({@code <!}, {@code <?}) that were begun in a line and not ended. */
  static final int MAX_OPEN = 100;

  private TextPieces() {}

  /** Where the pieces begin, in UTF-16 code units: 0, and no more for a written text. */
  static List<Integer> starts(String text) {
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    int run = 0;
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      run = isSpace(c) ? 0 : run + 1;
      if (c == '>' || c == '\n' || c == '\r') {
        open = 0;
      } else if (opens(text, i)) {
        open++;
      }
      if ((run > MAX_RUN || open > MAX_OPEN) && !splitsPair(text, i)) {
        starts.add(i);
        run = 1;
        open = 0;
      }
    }
    return starts;
  }

  private static boolean isSpace(char c) {
    boolean printable = c > ' ' && c < 0x7f;
    return !printable && (Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static boolean opens(String text, int i) {
    return text.charAt(i) == '<'
        && i + 1 < text.length()
        && (text.charAt(i + 1) == '!' || text.charAt(i + 1) == '?');
  }

  private static boolean splitsPair(String text, int i) {
    return Character.isLowSurrogate(text.charAt(i))
        && i > 0
        && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
