package news.copydesk.annotation.boilerplate;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells HTML from a text with angle brackets in it. Newswire writes {@code <IBM>} and even {@code
 * <B>} for a share, and articles are written about {@code <title>}; an element of HTML that is
 * opened and closed is neither.
 */
final class Markup {

  private static final Set<String> ELEMENTS =
      Set.of(
          ("a abbr address article aside b blockquote body button caption center cite code dd del"
                  + " div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header"
                  + " html i iframe ins label li main nav noscript ol p picture pre q s script"
                  + " section small span strike strong style sub sup table tbody td tfoot th thead"
                  + " time title tr tt u ul video")
              .split(" "));

  /** What they hold is no markup up to their end; left open, they would swallow the article. */
  private static final Set<String> RAW =
      Set.of(
          "script",
          "style",
          "title",
          "textarea",
          "iframe",
          "noscript",
          "noembed",
          "noframes",
          "xmp",
          "plaintext",
          "template",
          "select");

  /** Elements that are never closed, or need not be: two in lower case, or one that says so. */
  private static final Set<String> OPEN = Set.of("br", "hr", "p", "li", "tr", "td");

  private static final Pattern TAG =
      Pattern.compile("<(?:!--|(/?)([A-Za-z][A-Za-z0-9]{0,15})((?:[\\s/][^<>]*+)?+)>)");

  private Markup() {}

  /** True for a text that cannot be anything but HTML, nor be lost by reading it so. */
  static boolean isCertain(String text) {
    Set<String> opened = new HashSet<>();
    int unclosed = 0;
    boolean certain = false;
    Matcher tag = TAG.matcher(text);
    for (int at = 0; tag.find(at); ) {
      at = tag.end();
      if (tag.group(2) == null) {
        at = text.indexOf("-->", at);
        if (at < 0) {
          return false;
        }
        continue;
      }
      String name = tag.group(2).toLowerCase(Locale.ROOT);
      boolean closing = !tag.group(1).isEmpty();
      if (!closing && RAW.contains(name)) {
        at = closing(text, name, at);
        if (at < 0) {
          return false;
        }
      } else if (closing) {
        certain |= opened.contains(name);
      } else {
        if (ELEMENTS.contains(name)) {
          opened.add(name);
        }
        certain |= isImage(name, tag.group(3)) || isSelfClosed(name, tag.group(3));
        unclosed += OPEN.contains(tag.group(2)) ? 1 : 0;
      }
    }
    return certain || unclosed > 1;
  }

  private static int closing(String text, String name, int from) {
    Pattern end = Pattern.compile("</" + name + "[\\s/>]", Pattern.CASE_INSENSITIVE);
    Matcher matcher = end.matcher(text);
    return matcher.find(from) ? matcher.start() : -1;
  }

  private static boolean isImage(String name, String attributes) {
    return name.equals("img") && attributes.contains("src=");
  }

  private static boolean isSelfClosed(String name, String attributes) {
    return OPEN.contains(name) && attributes.endsWith("/");
  }
}
