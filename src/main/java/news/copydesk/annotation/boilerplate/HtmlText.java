package news.copydesk.annotation.boilerplate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The text of an HTML document or fragment, in the order in which it was written: jsoup says what
 * is text and where it stands. Paragraphs and the like are kept apart by line breaks.
 */
final class HtmlText {

  /** What they hold is not the article's text, wherever they stand. */
  private static final Set<String> NOT_TEXT =
      Set.of(
          "head",
          "title",
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "svg",
          "math",
          "nav",
          "button",
          "select",
          "textarea",
          "datalist");

  /** Elements that stand between two words, without a word of their own. */
  private static final Set<String> BREAKS =
      Set.of(
          ("address article aside blockquote body br button caption center dd div dl dt embed"
                  + " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html"
                  + " iframe img input legend li main nav noscript object ol option p picture pre"
                  + " section select source summary svg table tbody td textarea tfoot th thead"
                  + " title tr ul video")
              .split(" "));

  private static final Pattern TAG_NAME = Pattern.compile("</?([A-Za-z][A-Za-z0-9]{0,15})");
  private static final String CDATA = "<![CDATA[";

  private final String html;

  HtmlText(String html) {
    this.html = html;
  }

  void appendTo(SourceMapBuilder builder) {
    int at = 0;
    for (TextNode text : texts()) {
      int begin = text.sourceRange().startPos();
      int end = text.sourceRange().endPos();
      if (begin < at || end <= begin) {
        continue; // No place of its own in the source.
      }
      if (breaks(at, begin)) {
        builder.insert(begin, "\n\n");
      }
      at = end;
      if (text instanceof CDataNode && html.startsWith(CDATA, begin)) {
        builder.copy(begin + CDATA.length(), Math.max(begin + CDATA.length(), end - 3));
      } else {
        CharacterReferences.append(html, begin, end, builder);
      }
    }
  }

  /** In the order of the source: jsoup moves misplaced text, such as between a table's rows. */
  private List<TextNode> texts() {
    Texts texts = new Texts();
    NodeTraversor.traverse(texts, Parser.htmlParser().setTrackPosition(true).parseInput(html, ""));
    texts.found.sort(Comparator.comparingInt(text -> text.sourceRange().startPos()));
    return texts.found;
  }

  /** True when what was left out between two offsets keeps words apart. */
  private boolean breaks(int begin, int end) {
    Matcher tag = TAG_NAME.matcher(html).region(begin, end);
    while (tag.find()) {
      if (BREAKS.contains(tag.group(1).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static final class Texts implements NodeVisitor {

    private final List<TextNode> found = new ArrayList<>();
    private int leftOut;

    @Override
    public void head(Node node, int depth) {
      if (NOT_TEXT.contains(node.nodeName())) {
        leftOut++;
      } else if (leftOut == 0 && node instanceof TextNode text) {
        found.add(text);
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (NOT_TEXT.contains(node.nodeName())) {
        leftOut--;
      }
    }
  }
}
