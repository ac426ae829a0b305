package news.copydesk.annotation.language;

import news.copydesk.annotation.Document;

/** The piece of a document by which its language is told. */
final class TextSample {

  private TextSample() {}

  /**
   * The beginning of the body, after the title where the body alone would be too short.
   *
   * @param length at most so many UTF-16 code units
   */
  static String of(Document document, int length) {
    String body = document.body().stripLeading();
    return body.length() < length
        ? beginning(beginning(document.title(), length) + "\n" + body, length)
        : beginning(body, length);
  }

  /** The beginning of a text, up to the last white space if there is any: no half words. */
  static String beginning(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length;
    while (end > 0 && !Character.isWhitespace(text.charAt(end))) {
      end--;
    }
    if (end > 0) {
      return text.substring(0, end);
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
