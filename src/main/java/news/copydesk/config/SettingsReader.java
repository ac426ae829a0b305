package news.copydesk.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import news.copydesk.config.Settings.Given;

/**
 * Brings together what was configured: {@code copydesk.yaml}, then {@code COPYDESK_…} variables,
 * then flags; the later wins. An unknown key is a problem, and the near one is named.
 */
final class SettingsReader {

  private static final String ENVIRONMENT_PREFIX = "COPYDESK_";
  private static final String VARIABLE = "variable ";

  /** Variables that the launcher and this class read for themselves. */
  private static final List<String> NOT_SETTINGS =
      List.of("COPYDESK_CONFIG", "COPYDESK_JAVA_OPTS", "COPYDESK_HOME", "COPYDESK_CLASS_CACHE");

  private final Map<String, Given> given = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Reads the file; without one, {@code copydesk.yaml} in the working directory if it is there. */
  void file(Optional<Path> named) {
    Path file = named.orElse(Path.of("copydesk.yaml"));
    if (named.isEmpty() && !Files.exists(file)) {
      return;
    }
    YamlKeys keys = YamlKeys.read(file);
    keys.values().forEach((name, value) -> given.put(name, new Given(value, file.toString())));
    problems.addAll(keys.problems());
  }

  void environment(Map<String, String> environment) {
    Map<String, String> namesByVariable = new HashMap<>();
    for (Key<?> key : Keys.all()) {
      namesByVariable.put(key.environmentName(), key.name());
    }
    environment.forEach(
        (variable, value) -> {
          if (!variable.startsWith(ENVIRONMENT_PREFIX)
              || NOT_SETTINGS.contains(variable)
              || ServiceLinks.isOne(variable, value)) {
            return;
          }
          String name = namesByVariable.get(variable);
          given.put(
              name != null ? name : passedOn(variable), new Given(value, VARIABLE + variable));
        });
  }

  void flags(Map<String, String> flags) {
    flags.forEach((name, value) -> given.put(name, new Given(value, "the command line")));
  }

  Settings settings() {
    given.forEach(
        (name, value) -> {
          if (!known(name)) {
            problems.add(
                "unknown key %s (from %s)%s".formatted(name, value.origin(), hint(name, value)));
          }
        });
    Settings settings = new Settings(given);
    settings.add(problems);
    return settings;
  }

  /** {@code COPYDESK_KAFKA_MAX_POLL_RECORDS} is {@code kafka.max.poll.records}. */
  private static String passedOn(String variable) {
    return variable
        .substring(ENVIRONMENT_PREFIX.length())
        .toLowerCase(Locale.ROOT)
        .replace('_', '.');
  }

  private static boolean known(String name) {
    return Keys.PREFIXES.stream().anyMatch(name::startsWith)
        || Keys.all().stream().anyMatch(key -> key.name().equals(name));
  }

  /** The near key in the words of where it was given: a variable's name for a variable. */
  private static String hint(String name, Given value) {
    return near(name)
        .map(near -> value.origin().startsWith(VARIABLE) ? Key.environmentName(near) : near)
        .map(near -> "; did you mean " + near + "?")
        .orElse("; `copydesk check-config --keys` lists all");
  }

  private static Optional<String> near(String name) {
    List<String> candidates = new ArrayList<>(List.of("kafka.bootstrap.servers"));
    Keys.all().forEach(key -> candidates.add(key.name()));
    return candidates.stream()
        .filter(candidate -> candidate.endsWith("." + name))
        .findFirst()
        .or(
            () ->
                candidates.stream()
                    .filter(near -> EditDistance.between(near, name) <= 1 + name.length() / 5)
                    .min(Comparator.comparing(near -> EditDistance.between(near, name))));
  }
}
