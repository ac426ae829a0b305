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
   * The longest text that is parsed as HTML, in UTF-16 code units: what a broker takes by default.
   * Nested without end, so much takes jsoup two seconds, and twice as much four times as long.
   */
  private static final int LONGEST_HTML = 1_000_000;

  static PlainText of(String original) {
    if (original.indexOf('&') < 0 && original.indexOf('<') < 0) {
      return new PlainText(original, PageFurniture.masked(original), SourceMap.IDENTITY);
    }
    SourceMapBuilder builder = new SourceMapBuilder(original);
    if (original.length() <= LONGEST_HTML && Markup.isCertain(original)) {
      new HtmlText(original).appendTo(builder);
    } else {
      CharacterReferences.append(original, 0, original.length(), builder);
    }
    return new PlainText(original, PageFurniture.masked(builder.text()), builder.map());
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
