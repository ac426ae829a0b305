package news.copydesk.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that the rules and the dashboard ask for. */
final class PromQl {

  static final Path RULES = Path.of("monitoring/rules.yaml");
  static final Path TESTS = Path.of("monitoring/rules.test.yaml");
  static final Path DASHBOARD = Path.of("monitoring/dashboard.json");

  /** Prometheus' own. */
  private static final Set<String> BUILT_IN = Set.of("up");

  private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool");

  // Not a function, whose name stands before a parenthesis; not the end of a number.
  private static final Pattern NAME = Pattern.compile("(?<![\\w:.$])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");

  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((\\w+),.*");

  private PromQl() {}

  /** The metrics in one expression. */
  static Set<String> metricsIn(String expression) {
    String bare =
        expression
            .replaceAll("\"[^\"]*\"", "")
            .replaceAll("\\{[^}]*}", "")
            .replaceAll("\\[[^\\]]*]", "")
            .replaceAll("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)", "");
    Set<String> metrics = new TreeSet<>();
    Matcher name = NAME.matcher(bare);
    while (name.find()) {
      metrics.add(name.group());
    }
    metrics.removeAll(WORDS);
    return metrics;
  }

  /** All that must come from a process of Copydesk. */
  static Set<String> metricsAskedFor() {
    Set<String> asked = new TreeSet<>();
    Set<String> recorded = new TreeSet<>(BUILT_IN);
    for (JsonNode rule : rules()) {
      asked.addAll(metricsIn(rule.get("expr").asText()));
      if (rule.has("record")) {
        recorded.add(rule.get("record").asText());
      }
    }
    JsonNode dashboard = YamlFile.document(DASHBOARD);
    for (JsonNode panel : dashboard.get("panels")) {
      panel.path("targets").forEach(target -> asked.addAll(metricsIn(target.get("expr").asText())));
    }
    for (JsonNode variable : dashboard.at("/templating/list")) {
      Matcher query = LABEL_VALUES.matcher(variable.path("definition").asText());
      if (query.matches()) {
        asked.add(query.group(1));
      }
    }
    asked.removeAll(recorded);
    return asked;
  }

  static List<JsonNode> rules() {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : YamlFile.document(RULES).get("groups")) {
      group.get("rules").forEach(rules::add);
    }
    return rules;
  }
}
