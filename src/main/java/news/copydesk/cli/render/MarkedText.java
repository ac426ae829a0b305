package news.copydesk.cli.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.article.Section;

/** One section of an article, cut where mentions begin and end. */
final class MarkedText {

  private record Mark(int begin, int end, String type) {}

  private final List<Mark> marks;

  MarkedText(EnrichedArticle article, Section section) {
    this.marks =
        article.getEntities().stream()
            .flatMap(
                entity ->
                    entity.getMentions().stream()
                        .filter(mention -> mention.getSection() == section)
                        .map(
                            mention ->
                                new Mark(mention.getBegin(), mention.getEnd(), entity.getType())))
            .sorted(Comparator.comparingInt(Mark::begin).thenComparingInt(mark -> -mark.end()))
            .toList();
  }

  /**
   * The text in pieces, safe to print. Of overlapping mentions the first, longest one is marked;
   * one that points outside the text is not.
   *
   * @param base the style of what is not a mention
   */
  List<Span> spans(String text, Style base, Colour colour) {
    int length = text.codePointCount(0, text.length());
    List<Span> spans = new ArrayList<>();
    int point = 0; // what was cut off so far, in code points
    int at = 0; // the same, in chars
    for (Mark mark : marks) {
      if (mark.begin() < point || mark.end() <= mark.begin() || mark.end() > length) {
        continue;
      }
      int begin = text.offsetByCodePoints(at, mark.begin() - point);
      int end = text.offsetByCodePoints(begin, mark.end() - mark.begin());
      spans.add(new Span(base, SafeText.paragraphs(text.substring(at, begin))));
      spans.add(mention(mark, SafeText.line(text.substring(begin, end)), base, colour));
      point = mark.end();
      at = end;
    }
    spans.add(new Span(base, SafeText.paragraphs(text.substring(at))));
    return spans;
  }

  private static Span mention(Mark mark, String text, Style base, Colour colour) {
    return colour == Colour.ON
        ? new Span(Style.ofEntity(mark.type()), text)
        : new Span(base, "[" + text + "|" + SafeText.line(mark.type()) + "]");
  }
}
