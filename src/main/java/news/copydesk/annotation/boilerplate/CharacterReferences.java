package news.copydesk.annotation.boilerplate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Decodes HTML's character references, such as {@code &amp;} and {@code &#8217;}, also where they
 * are left over in a text without tags. Only those that end with a semicolon are certain to be one:
 * "AT&T" and "R&D" are not.
 */
final class CharacterReferences {

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

  private CharacterReferences() {}

  /** Appends the text between two UTF-16 offsets. */
  static void append(String text, int begin, int end, SourceMapBuilder builder) {
    int at = begin;
    Matcher matcher = REFERENCE.matcher(text).region(begin, end);
    while (matcher.find()) {
      String decoded = Parser.unescapeEntities(matcher.group(), false);
      if (!decoded.equals(matcher.group())) {
        builder.copy(at, matcher.start());
        builder.replace(matcher.start(), matcher.end(), decoded);
        at = matcher.end();
      }
    }
    builder.copy(at, end);
  }
}
