package news.copydesk.registry.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.copydesk.registry.RegistryException;

/**
 * A version, ordered as versions are. Build metadata ({@code +…}) is not allowed: two artifacts of
 * the same rank would make {@code latest} ambiguous.
 *
 * @param preRelease the identifiers after the hyphen; none for a release
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
 */
public record SemanticVersion(long major, long minor, long patch, List<String> preRelease)
    implements Comparable<SemanticVersion> {

  private static final String NUMBER = "(0|[1-9][0-9]{0,8})";
  private static final String IDENTIFIER = "(?:0|[1-9][0-9]{0,8}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
  private static final Pattern SYNTAX =
      Pattern.compile(
          "%s\\.%s\\.%s(?:-(%s(?:\\.%s)*))?"
              .formatted(NUMBER, NUMBER, NUMBER, IDENTIFIER, IDENTIFIER));
  private static final int LONGEST = 64;
  private static final Comparator<SemanticVersion> BY_NUMBERS =
      Comparator.comparingLong(SemanticVersion::major)
          .thenComparingLong(SemanticVersion::minor)
          .thenComparingLong(SemanticVersion::patch);

  /** Copies the list. */
  public SemanticVersion {
    preRelease = List.copyOf(preRelease);
  }

  /**
   * Reads {@code 1.2.3} or {@code 1.2.3-rc.1}.
   *
   * @throws RegistryException for anything else
   */
  public static SemanticVersion parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (text.length() > LONGEST || !matcher.matches()) {
      throw new RegistryException(
          "'%s' is no version; write it as 1.2.3 or 1.2.3-rc.1"
              .formatted(text.substring(0, Math.min(text.length(), LONGEST))));
    }
    String after = matcher.group(4);
    return new SemanticVersion(
        Long.parseLong(matcher.group(1)),
        Long.parseLong(matcher.group(2)),
        Long.parseLong(matcher.group(3)),
        after == null ? List.of() : new ArrayList<>(List.of(after.split("\\."))));
  }

  /** Whether it comes before the release of its numbers. */
  public boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int byNumbers = BY_NUMBERS.compare(this, other);
    if (byNumbers != 0) {
      return byNumbers;
    }
    if (isPreRelease() != other.isPreRelease()) {
      return isPreRelease() ? -1 : 1;
    }
    for (int at = 0; at < Math.min(preRelease.size(), other.preRelease.size()); at++) {
      int byPart = compareParts(preRelease.get(at), other.preRelease.get(at));
      if (byPart != 0) {
        return byPart;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  private static int compareParts(String one, String other) {
    boolean number = isNumber(one);
    if (number != isNumber(other)) {
      return number ? -1 : 1;
    }
    return number ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    String numbers = major + "." + minor + "." + patch;
    return preRelease.isEmpty() ? numbers : numbers + "-" + String.join(".", preRelease);
  }
}
