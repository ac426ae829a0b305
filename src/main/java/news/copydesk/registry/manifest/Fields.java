package news.copydesk.registry.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import news.copydesk.registry.IntegrityException;
import org.jspecify.annotations.Nullable;

/** The members of an object, each asked for once; what nobody asked for is refused at the end. */
public final class Fields {

  private final ObjectNode node;
  private final String where;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param where for messages: whose members these are
   */
  public Fields(ObjectNode node, String where) {
    this.node = node;
    this.where = where;
  }

  /** A text that must be there. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> refused(name, "is missing"));
  }

  /** A text that may be there. */
  public Optional<String> optionalText(String name) {
    JsonNode value = ask(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw refused(name, "is no text");
    }
    return Optional.of(value.textValue());
  }

  /** A whole number that must be there. */
  public long number(String name) {
    return optionalNumber(name).orElseThrow(() -> refused(name, "is missing"));
  }

  /** A whole number that may be there. */
  public OptionalLong optionalNumber(String name) {
    JsonNode value = ask(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refused(name, "is no whole number");
    }
    return OptionalLong.of(value.longValue());
  }

  /** A time as ISO 8601 writes it, in UTC. */
  public Instant time(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeException e) {
      throw new IntegrityException("%s: %s is no time".formatted(where, name), e);
    }
  }

  /** An object; one without members where there is none. */
  public Fields object(String name) {
    JsonNode value = ask(name);
    if (value == null) {
      return new Fields(StrictJson.empty(), where + ", " + name);
    }
    if (value instanceof ObjectNode object) {
      return new Fields(object, where + ", " + name);
    }
    throw refused(name, "is no object");
  }

  /** A list of objects; empty where there is none. */
  public List<Fields> objects(String name) {
    List<Fields> all = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!(item instanceof ObjectNode object)) {
        throw refused(name, "holds something that is no object");
      }
      all.add(new Fields(object, "%s, %s[%d]".formatted(where, name, all.size())));
    }
    return all;
  }

  /** A list of texts; empty where there is none. */
  public List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (JsonNode item : items(name)) {
      if (!item.isTextual()) {
        throw refused(name, "holds something that is no text");
      }
      all.add(item.textValue());
    }
    return all;
  }

  /** All members, each a text. */
  public SortedMap<String, String> allTexts() {
    SortedMap<String, String> all = new TreeMap<>();
    node.fieldNames().forEachRemaining(name -> all.put(name, text(name)));
    return all;
  }

  /** Refuses members that nobody asked for: a newer Copydesk wrote them, and they may matter. */
  public void end() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                throw refused(name, "is unknown to this Copydesk; use a newer one");
              }
            });
  }

  private JsonNode items(String name) {
    JsonNode value = ask(name);
    if (value == null) {
      return StrictJson.empty();
    }
    if (!value.isArray()) {
      throw refused(name, "is no list");
    }
    return value;
  }

  private @Nullable JsonNode ask(String name) {
    asked.add(name);
    return node.get(name);
  }

  private IntegrityException refused(String name, String problem) {
    String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
    return new IntegrityException("%s: %s %s".formatted(where, shown, problem));
  }
}
