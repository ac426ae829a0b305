package news.copydesk.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values that were given, by key, each with where it came from; reads them and collects every
 * problem instead of stopping at the first.
 */
final class Settings {

  private final Map<String, Given> given;
  private final List<String> problems = new ArrayList<>();

  Settings(Map<String, Given> given) {
    this.given = given;
  }

  /**
   * A value and its origin.
   *
   * @param value as it was written
   * @param origin a file, an environment variable or a flag, for messages
   */
  record Given(String value, String origin) {}

  /** The value of a key, or its default; the default also where the value is wrong. */
  <T> T get(Key<T> key) {
    return find(key).orElseGet(() -> key.parse().apply(key.defaultText()));
  }

  /** The value of a key, if it was given and is right. */
  <T> Optional<T> find(Key<T> key) {
    Given value = given.get(key.name());
    if (value == null || value.value().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(key.parse().apply(value.value().trim()));
    } catch (IllegalArgumentException e) {
      problems.add(
          key.name()
              + " = '"
              + shown(key, value.value())
              + "' (from "
              + value.origin()
              + ") "
              + e.getMessage());
      return Optional.empty();
    }
  }

  /** All values whose keys begin so, without the prefix. */
  Map<String, String> withPrefix(String prefix) {
    Map<String, String> values = new TreeMap<>();
    given.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            values.put(name.substring(prefix.length()), value.value());
          }
        });
    return values;
  }

  /** Builds a feature's record; its complaint counts as one more problem. */
  <T> @Nullable T build(Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException e) {
      problems.add(withOrigin(String.valueOf(e.getMessage())));
      return null;
    }
  }

  void add(List<String> more) {
    more.forEach(problem -> problems.add(withOrigin(problem)));
  }

  void throwIfAnyProblem() {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  /** A complaint that begins with a key's name, and where that key was given. */
  private String withOrigin(String problem) {
    return given.entrySet().stream()
        .filter(entry -> begins(problem, entry.getKey()))
        .findFirst()
        .map(entry -> problem + " (from " + entry.getValue().origin() + ")")
        .orElse(problem);
  }

  private static boolean begins(String problem, String name) {
    return problem.startsWith(name + " ") || problem.startsWith(name + ":");
  }

  /** A value for a message: no secret, and of a URL no user, who may have brought a password. */
  private static String shown(Key<?> key, String value) {
    return key.secret() ? "***" : value.replaceFirst("//.*@", "//***@");
  }
}
