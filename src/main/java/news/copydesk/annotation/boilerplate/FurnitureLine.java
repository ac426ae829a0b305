package news.copydesk.annotation.boilerplate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows a line of page furniture when it sees one. */
final class FurnitureLine {

  // Possessive throughout: a line is matched once, from left to right.
  private static final String WORD = "\\p{Lu}[\\p{L}\\p{M}\\p{N}'’.-]*+";
  private static final String NAME =
      WORD + "(?:\\s++(?:" + WORD + "|de|der|van|von|al|bin|da|del|la|le|of|the)){0,5}+";
  private static final String NAMES =
      NAME + "(?:\\s*+(?:[,/|&–—-]|\\band\\b|\\bvia\\b|\\bfor\\b|\\bin\\b)\\s*+" + NAME + "){0,4}+";
  private static final String AGENCY =
      "(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?: Images)?|Bloomberg)";

  /** What is left of ", Staff writer" and ", special correspondent" behind names. */
  private static final String ROLE =
      "(?:\\s*+,?+\\s*+(?:\\p{Ll}++\\s++){0,3}+"
          + "(?:writer|reporter|correspondent|editor|columnist|contributor|photographer)s?+)?+";

  /** "By Jane Doe, Staff Writer", but not "By The Numbers". */
  private static final Pattern BYLINE =
      Pattern.compile(
          "(?:(?:Posted |Written )?by|By|BY)\\s++(?!(?:The|A|An|All|Any|Our|This|That|My|Your)\\b)"
              + WORD
              + "\\s++"
              + NAMES
              + ROLE);

  private static final List<Pattern> ANYWHERE =
      List.of(
          // "(Reporting by Jane Doe in Berlin; Editing by John Roe)"
          Pattern.compile(
              "\\((?:Additional r|R)eporting by [^()]{3,140}+\\)|\\((?:Writing|Editing|Compiled) by"
                  + " [^()]{3,140}+\\)"),
          // "Read more: ...", "Related stories"
          Pattern.compile(
              "(?i:read more|read also|also read|see also|continue reading|keep reading|more stories|"
                  + "related (?:stories|story|articles?|coverage|content)|you (?:may|might) also"
                  + " like|recommended for you|most read|most popular)(?:\\s*+(?:[:»›→|…]|\\.{3}).*+)?+"),
          // "Photo: Jane Doe/Herald", "(Photo by Jane Doe via Getty Images)", "Image credit: NASA"
          Pattern.compile(
              "\\(?+(?:(?:Photo|PHOTO|Image|IMAGE|Picture)s?+(?: [Cc]redits?+)?+\\s*+(?::|©)|"
                  + "(?:Photo|PHOTO|Image|Picture)s?+ (?:by|BY|courtesy of|Courtesy of):?+|"
                  + "(?:Credit|CREDIT):)\\s*+(?:©\\s*+)?+"
                  + NAMES
                  + "\\)?+"),
          // "(AP Photo/Jane Doe)", "Getty Images"
          Pattern.compile(
              "\\(?+"
                  + AGENCY
                  + "\\s*+(?:Photo|File Photo|Images?)?+\\s*+/\\s*+"
                  + NAMES
                  + "\\)?+"),
          Pattern.compile("(?:©|\\(c\\)|Copyright)\\s*+(?:©\\s*+)?+[12][0-9]{3}\\b.{0,60}"),
          Pattern.compile("(?i:all rights reserved\\.?+)"),
          Pattern.compile(
              "(?i:(?:sign up|subscribe) (?:for|to) (?:our|the) (?:[\\p{L}-]++ ){0,4}newsletters?+\\b)"
                  + "[^.!?]{0,40}[.!?]?+"),
          Pattern.compile(
              "(?i:advertisement|sponsored content|share this(?: (?:article|story|post|page))?+:?+|"
                  + "(?:article|story) continues below(?: advertisement)?+)"));

  private static final Set<String> SHARE_WORDS =
      Set.of(
          ("share tweet pin email mail print save copy link post whatsapp facebook twitter linkedin"
                  + " pinterest reddit telegram tumblr messenger flipboard instagram sms x on via")
              .split(" "));
  private static final Set<String> SHARE_ACTIONS =
      Set.of("share", "tweet", "pin", "email", "print", "save", "copy");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

  /** What such a line begins with; all others, and they are most, are done with. */
  private static final Set<String> FIRST_WORDS =
      Set.of(
          ("additional advertisement afp all also ap article bloomberg by c compiled continue copy"
                  + " copyright credit credits e editing email epa facebook flipboard getty image"
                  + " images instagram keep linkedin link mail messenger more most on pa photo photos"
                  + " picture pictures pin pinterest post posted print read recommended reddit"
                  + " related reporting reuters save see share sign sms sponsored story subscribe"
                  + " telegram tumblr tweet twitter via whatsapp writing written x you")
              .split(" "));

  private FurnitureLine() {}

  /**
   * True for a line that is certain to be furniture.
   *
   * @param line stripped, not empty, and short
   * @param mayBeByline whether it stands where bylines do
   */
  static boolean matches(String line, boolean mayBeByline) {
    if (line.charAt(0) != '©' && !FIRST_WORDS.contains(firstWord(line))) {
      return false;
    }
    return (mayBeByline && isByline(line))
        || ANYWHERE.stream().anyMatch(pattern -> pattern.matcher(line).matches())
        || isShareBar(line);
  }

  /**
   * A name of two words at least; a sentence ends with a full stop, a byline with "Jr." at most.
   */
  private static boolean isByline(String line) {
    return BYLINE.matcher(line).matches() && (!line.endsWith(".") || line.endsWith("r."));
  }

  private static String firstWord(String line) {
    int begin = line.charAt(0) == '(' ? 1 : 0;
    int end = begin;
    while (end < line.length() && Character.isLetter(line.charAt(end))) {
      end++;
    }
    return line.substring(begin, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isShareBar(String line) {
    List<String> words =
        BETWEEN_WORDS
            .splitAsStream(line.toLowerCase(Locale.ROOT).replace("e-mail", "email"))
            .filter(word -> !word.isEmpty())
            .toList();
    return words.size() > 1
        && SHARE_WORDS.containsAll(words)
        && words.stream().anyMatch(SHARE_ACTIONS::contains);
  }
}
