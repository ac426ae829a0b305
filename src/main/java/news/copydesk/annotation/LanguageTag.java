package news.copydesk.annotation;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a language tag says about the language itself: its primary subtag (BCP 47, RFC 5646, section
 * 2.2.1), without script and region.
 */
public final class LanguageTag {

  /** The tag of a text whose language nobody knows. */
  public static final String UNDETERMINED = "und";

  /** Codes that ISO 639 sets aside for what is not one language. */
  private static final Set<String> NO_LANGUAGE = Set.of(UNDETERMINED, "mul", "mis", "zxx");

  // Feeds write en_GB as often as en-GB.
  private static final Pattern TAG = Pattern.compile("([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*+");

  /** The two-letter code of each three-letter one that has one (ISO 639-2/T), and of old ones. */
  private static final Map<String, String> SHORT_CODES = shortCodes();

  private LanguageTag() {}

  /**
   * The shortest code of the tag's language in lower case, for example {@code en} of {@code en-GB},
   * {@code en_US} and {@code eng}; empty for a text that is no tag, and for one that names no
   * language.
   */
  public static Optional<String> language(String tag) {
    // The limit keeps an article's garbage from being matched at length; a real tag has 35 at most.
    Matcher matcher = TAG.matcher(tag.length() > 99 ? "" : tag.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String primary = matcher.group(1).toLowerCase(Locale.ROOT);
    return NO_LANGUAGE.contains(primary)
        ? Optional.empty()
        : Optional.of(SHORT_CODES.getOrDefault(primary, primary));
  }

  private static Map<String, String> shortCodes() {
    Map<String, String> codes = new TreeMap<>();
    for (String code : Locale.getISOLanguages()) {
      Locale locale = Locale.forLanguageTag(code); // Java 17 reads iw as he, and so on.
      codes.put(code, locale.getLanguage());
      codes.put(locale.getISO3Language(), locale.getLanguage());
    }
    return Collections.unmodifiableMap(codes);
  }
}
