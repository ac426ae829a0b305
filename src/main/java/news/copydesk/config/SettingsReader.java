package news.copydesk.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** Variables that the launcher and this class read for themselves. */
  private static final List<String> NOT_SETTINGS =
      List.of("COPYDESK_CONFIG", "COPYDESK_JAVA_OPTS", "COPYDESK_HOME");

  private final Map<String, Given> given = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  /** Reads the file; without one, {@code copydesk.yaml} in the working directory if it is there. */
  void file(Optional<Path> named) {
    Path file = named.orElse(Path.of("copydesk.yaml"));
    if (named.isEmpty() && !Files.exists(file)) {
      return;
    }
    try {
      JsonNode root = new YAMLMapper().readTree(file.toFile());
      flatten("", root, file.toString());
    } catch (JsonProcessingException e) {
      problems.add(file + " is not YAML: " + e.getOriginalMessage() + at(e));
    } catch (IOException e) {
      problems.add(file + " cannot be read: " + e.getMessage() + "; name another with --config");
    }
  }

  void environment(Map<String, String> environment) {
    Map<String, String> namesByVariable = new HashMap<>();
    for (Key<?> key : Keys.all()) {
      namesByVariable.put(key.environmentName(), key.name());
    }
    environment.forEach(
        (variable, value) -> {
          if (!variable.startsWith(ENVIRONMENT_PREFIX) || NOT_SETTINGS.contains(variable)) {
            return;
          }
          String name = namesByVariable.get(variable);
          given.put(
              name != null ? name : passedOn(variable), new Given(value, "variable " + variable));
        });
  }

  void flags(Map<String, String> flags) {
    flags.forEach((name, value) -> given.put(name, new Given(value, "the command line")));
  }

  Settings settings() {
    for (Map.Entry<String, Given> entry : given.entrySet()) {
      if (!known(entry.getKey())) {
        problems.add(
            "unknown key "
                + entry.getKey()
                + " (from "
                + entry.getValue().origin()
                + ")"
                + suggestion(entry.getKey()));
      }
    }
    Settings settings = new Settings(given);
    settings.add(problems);
    return settings;
  }

  /** {@code COPYDESK_KAFKA_MAX_POLL_RECORDS} is {@code kafka.max.poll.records}. */
  private static String passedOn(String variable) {
    String dotted =
        variable.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    return dotted;
  }

  private void flatten(String prefix, JsonNode node, String origin) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  flatten(
                      prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                      field.getValue(),
                      origin));
    } else if (node.isArray()) {
      List<String> parts = new ArrayList<>();
      node.forEach(part -> parts.add(part.asText()));
      given.put(prefix, new Given(String.join(",", parts), origin));
    } else if (!node.isNull() && !node.isMissingNode() && !prefix.isEmpty()) {
      given.put(prefix, new Given(node.asText(), origin));
    } else if (!prefix.isEmpty()) {
      given.put(prefix, new Given("", origin));
    } else if (!node.isMissingNode() && !node.isNull()) {
      problems.add(origin + " holds no keys; write them as name: value");
    }
  }

  private static String at(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }

  private static boolean known(String name) {
    return Keys.PREFIXES.stream().anyMatch(name::startsWith)
        || Keys.all().stream().anyMatch(key -> key.name().equals(name));
  }

  private static String suggestion(String name) {
    return Keys.all().stream()
        .map(Key::name)
        .filter(candidate -> EditDistance.between(candidate, name) <= 1 + name.length() / 5)
        .min((a, b) -> EditDistance.between(a, name) - EditDistance.between(b, name))
        .map(near -> "; did you mean " + near + "?")
        .orElse("; `copydesk check-config --keys` lists all");
  }
}
