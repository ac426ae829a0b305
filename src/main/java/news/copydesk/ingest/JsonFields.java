package news.copydesk.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Reads the fields of a JSON object by type; null and missing are the same, and empty. */
final class JsonFields {

  private static final int QUOTED = 40;

  private final JsonNode node;

  JsonFields(JsonNode node) {
    this.node = node;
  }

  /** A text, with halves of surrogate pairs replaced. */
  Optional<String> text(String name) throws BadArticleException {
    JsonNode value = node.path(name);
    if (unknown(value)) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new BadArticleException(
          "\"%s\" is %s, not text; put it in quotes or write null".formatted(name, kind(value)));
    }
    return Optional.of(Surrogates.repaired(value.textValue()));
  }

  /** A whole number of 64 bits. */
  Optional<Long> wholeNumber(String name) throws BadArticleException {
    JsonNode value = node.path(name);
    if (unknown(value)) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw new BadArticleException(
          "\"%s\" is %s, not a whole number; write digits without quotes, or null"
              .formatted(name, kind(value)));
    }
    try {
      BigDecimal number = value.decimalValue();
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      throw new BadArticleException(
          "\"%s\" is not a whole number of 64 bits; write one, or null".formatted(name), e);
    }
  }

  /** An instant, cut to milliseconds: ISO-8601 text or milliseconds since 1970. Blank is empty. */
  Optional<Instant> instant(String name) throws BadArticleException {
    JsonNode value = node.path(name);
    if (value.isNumber()) {
      return wholeNumber(name).map(Instant::ofEpochMilli);
    }
    Optional<String> text = text(name).map(String::strip).filter(given -> !given.isEmpty());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(IsoInstants.parse(text.get()));
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadArticleException(
          ("\"%s\" is not a date: %s; write ISO-8601 like 2026-11-03T09:30:00Z, or milliseconds"
                  + " since 1970 as a number, or null")
              .formatted(name, quoted(text.get())),
          e);
    }
  }

  /** What a value is, with its article, for messages. */
  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case NUMBER -> "a number";
      case STRING -> "text";
      default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  private static boolean unknown(JsonNode value) {
    return value.isNull() || value.isMissingNode();
  }

  /** The text as a message may show it: short, and only printable ASCII. */
  private static String quoted(String text) {
    String shown = text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
    return '"' + shown.replaceAll("[^ -~]", "?") + '"';
  }
}
