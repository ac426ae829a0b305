package news.copydesk.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.copydesk.alert.RuleName;
import news.copydesk.article.serde.SerdeOptions.Registration;

/** Reads values as users write them. Each method says what is allowed when it is something else. */
final class Parse {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})\\s*(ms|s|m|h)");

  private static final Pattern BYTES =
      Pattern.compile("(\\d{1,9})\\s*(B|KB|MB|GB)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final List<String> PARTS =
      List.of("language", "entities", "gazetteer", "topics", "sentiment");
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final List<String> ANNOTATORS =
      List.of("language", "entities", "topics", "sentiment");

  private Parse() {}

  static String text(String value) {
    return value;
  }

  /** A topic's name, as Kafka allows it. */
  static String topic(String value) {
    if (!TOPIC.matcher(value).matches() || value.equals(".") || value.equals("..")) {
      throw new IllegalArgumentException(
          "is no topic's name: 1 to 249 letters, digits, full stops, underscores and hyphens");
    }
    return value;
  }

  static int positive(String value) {
    int number = integer(value, "a whole number from 1");
    if (number < 1) {
      throw new IllegalArgumentException("is not a whole number from 1");
    }
    return number;
  }

  static int port(String value) {
    int number = integer(value, "a port from 0 to 65535");
    if (number < 0 || number > 65_535) {
      throw new IllegalArgumentException("is not a port from 0 to 65535");
    }
    return number;
  }

  static boolean bool(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }

  static Duration duration(String value) {
    Matcher matcher = DURATION.matcher(value);
    Duration duration;
    if (matcher.matches()) {
      duration = unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
    } else {
      try {
        duration = Duration.parse(value);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("is no duration; write 500ms, 15s, 2m or PT15S", e);
      }
    }
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("is not longer than zero");
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("is longer than a day");
    }
    return duration;
  }

  /** A size in bytes: decimal units, as disks are sold. */
  static long bytes(String value) {
    Matcher matcher = BYTES.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is no size; write 500MB, 10GB or a number of bytes");
    }
    String unit = matcher.group(2) == null ? "B" : matcher.group(2).toUpperCase(Locale.ROOT);
    long factor =
        switch (unit) {
          case "KB" -> 1_000L;
          case "MB" -> 1_000_000L;
          case "GB" -> 1_000_000_000L;
          default -> 1L;
        };
    return Long.parseLong(matcher.group(1)) * factor;
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      default -> Duration.ofHours(1);
    };
  }

  static double probability(String value) {
    try {
      double probability = Double.parseDouble(value);
      if (probability >= 0 && probability <= 1) {
        return probability;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is no number; write one from 0 to 1", e);
    }
    throw new IllegalArgumentException("is not from 0 to 1");
  }

  static URI uri(String value) {
    try {
      URI uri = new URI(value);
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is no URL; write it as https://host", e);
    }
    throw new IllegalArgumentException("is no URL; write it as https://host");
  }

  static List<URI> uris(String value) {
    List<URI> uris = new ArrayList<>();
    for (String part : value.split(",")) {
      try {
        uris.add(new URI(part.trim()));
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("is no list of URLs, comma-separated", e);
      }
    }
    return uris;
  }

  /** Parts of the record, each filled by an annotator. */
  static Set<String> parts(String value) {
    Set<String> names = new TreeSet<>();
    for (String part : value.split(",")) {
      if (!PARTS.contains(part.strip())) {
        throw new IllegalArgumentException(
            "names '%s', and there are %s".formatted(part.strip(), String.join(", ", PARTS)));
      }
      names.add(part.strip());
    }
    return names;
  }

  static Set<String> annotators(String value) {
    Set<String> names = new TreeSet<>();
    for (String part : value.split(",")) {
      String name = part.trim();
      if (!name.isEmpty() && !ANNOTATORS.contains(name)) {
        throw new IllegalArgumentException(
            "names no annotator '" + name + "'; there are " + String.join(", ", ANNOTATORS));
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  static Set<RuleName> rules(String value) {
    Set<RuleName> rules = new TreeSet<>();
    for (String part : value.split(",")) {
      if (!part.isBlank()) {
        rules.add(RuleName.parse(part.trim()));
      }
    }
    return rules;
  }

  static Registration registration(String value) {
    return oneOf(Registration.class, value);
  }

  static <E extends Enum<E>> E oneOf(Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "is none of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
  }

  private static int integer(String value, String allowed) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is not " + allowed, e);
    }
  }
}
