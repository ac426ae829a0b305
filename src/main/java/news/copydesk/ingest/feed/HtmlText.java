package news.copydesk.ingest.feed;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** The text of a piece of HTML as feeds have it, its paragraphs apart. */
final class HtmlText {

  private HtmlText() {}

  /** The text; empty for null. Text without markup stays, but for its white space. */
  static String of(@Nullable String html) {
    if (html == null || html.isBlank()) {
      return "";
    }
    Element body = Jsoup.parseBodyFragment(html).body();
    body.select("script, style, template, noscript").remove();
    StringBuilder text = new StringBuilder();
    NodeTraversor.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              text.append(words.getWholeText().replaceAll("\\s+", " "));
            } else if (node.nameIs("br")) {
              text.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
              text.append("\n\n");
            }
          }
        },
        body);
    return text.toString()
        .replaceAll(" *\n *", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .replaceAll(" {2,}", " ")
        .strip();
  }
}
