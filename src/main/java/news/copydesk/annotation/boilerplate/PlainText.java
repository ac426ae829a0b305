package news.copydesk.annotation.boilerplate;

import news.copydesk.annotation.Mention;

/**
 * A text as annotators should read it.
 *
 * @param original the text as it came
 * @param text the same without markup and page furniture
 * @param source where each piece of it stands in the original
 */
record PlainText(String original, String text, SourceMap source) {

  /**
   * Makes it.
   *
   * @param longestHtml how much is parsed as HTML, in UTF-16 code units; what is behind stays as it
   *     is
   */
  static PlainText of(String original, int longestHtml) {
    if (original.indexOf('&') < 0 && original.indexOf('<') < 0) {
      return new PlainText(original, PageFurniture.masked(original), SourceMap.IDENTITY);
    }
    SourceMapBuilder builder = new SourceMapBuilder(original);
    if (Markup.isCertain(original)) {
      int end = end(original, longestHtml);
      new HtmlText(original.substring(0, end)).appendTo(builder);
      builder.copy(end, original.length());
    } else {
      CharacterReferences.append(original, 0, original.length(), builder);
    }
    return new PlainText(original, PageFurniture.masked(builder.text()), builder.map());
  }

  /** Behind a tag where there is one, and not within a pair of surrogates. */
  private static int end(String original, int longestHtml) {
    if (original.length() <= longestHtml) {
      return original.length();
    }
    int tag = original.lastIndexOf('>', longestHtml - 1);
    return tag >= 0 ? tag + 1 : original.offsetByCodePoints(0, longestHtml / 2);
  }

  /** True when annotators can read the original. */
  boolean unchanged() {
    return text.equals(original);
  }

  /** A mention in this text as one in the original. */
  Mention restored(Mention mention) {
    return source.restored(mention, original);
  }
}
