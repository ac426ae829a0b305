package news.copydesk.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MonitoringTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\|");

  @Test
  void findsTheMetricsInAnExpression() {
    assertThat(
            PromQl.metricsIn(
                "sum by (job, le) (rate(a_bucket{job=~\"x|y\"}[5m])) > 1e9 and on (job) b offset 10m"))
        .containsExactlyInAnyOrder("a_bucket", "b");
  }

  @Test
  void everyMetricThatIsAskedForIsDocumented() throws IOException {
    Set<String> documented = documented();

    assertThat(PromQl.metricsAskedFor())
        .hasSizeGreaterThan(25)
        .allMatch(
            metric -> documented.contains(metric) || metric.matches("(kafka|jvm|process)_.*"));
  }

  private static Set<String> documented() throws IOException {
    Set<String> names = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("docs/metrics.md")));
    while (row.find()) {
      names.add(row.group(1));
      if (row.group(2).matches("histogram|summary")) {
        names.addAll(
            List.of(row.group(1) + "_count", row.group(1) + "_sum", row.group(1) + "_bucket"));
      }
    }
    return names;
  }

  @Test
  void theOperatorsRulesAreTheSame() {
    JsonNode own = YamlFile.document(PromQl.RULES);
    JsonNode operators = YamlFile.document(Path.of("monitoring/prometheusrule.yaml"));

    assertThat(operators.get("spec"))
        .as("prometheusrule.yaml's spec must be rules.yaml, two columns to the right")
        .isEqualTo(own);
  }

  @Test
  void everyAlertSaysWhatItMeansAndIsInTheOperatorsGuide() throws IOException {
    String guide = Files.readString(Path.of("docs/operations.md"));

    for (JsonNode rule : PromQl.rules()) {
      if (rule.has("alert")) {
        String alert = rule.get("alert").asText();
        assertThat(rule.at("/labels/severity").asText()).as(alert).isIn("warning", "critical");
        assertThat(rule.at("/annotations/summary").asText()).as(alert).isNotBlank();
        assertThat(rule.at("/annotations/description").asText()).as(alert).isNotBlank();
        assertThat(guide).contains("| `" + alert + "` |");
      }
    }
  }

  @Test
  void everyAlertHasATestInWhichItFiresAndOneInWhichItDoesNot() {
    Set<String> alerts = new TreeSet<>();
    for (JsonNode rule : PromQl.rules()) {
      if (rule.has("alert")) {
        alerts.add(rule.get("alert").asText());
      }
    }
    Set<String> fire = new TreeSet<>();
    Set<String> keepQuiet = new TreeSet<>();
    for (JsonNode test : YamlFile.document(PromQl.TESTS).get("tests")) {
      for (JsonNode each : test.path("alert_rule_test")) {
        (each.get("exp_alerts").isEmpty() ? keepQuiet : fire).add(each.get("alertname").asText());
      }
    }

    assertThat(alerts).hasSizeGreaterThan(10);
    assertThat(fire).as("alerts that fire in a test").isEqualTo(alerts);
    assertThat(keepQuiet).as("alerts that keep quiet in a test").isEqualTo(alerts);
  }

  @Test
  void everyPanelSaysWhatItShowsAndHasAPlaceOfItsOwn() {
    JsonNode dashboard = YamlFile.document(PromQl.DASHBOARD);
    List<Integer> ids = new ArrayList<>();
    List<String> places = new ArrayList<>();

    for (JsonNode panel : dashboard.get("panels")) {
      String title = panel.get("title").asText();
      ids.add(panel.get("id").asInt());
      JsonNode at = panel.get("gridPos");
      places.add(at.get("x") + "/" + at.get("y"));
      assertThat(at.get("x").asInt() + at.get("w").asInt()).as(title).isLessThanOrEqualTo(24);
      if (!panel.get("type").asText().equals("row")) {
        assertThat(panel.path("description").asText()).as(title).isNotBlank();
        assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
        assertThat(panel.get("targets")).as(title).isNotEmpty();
      }
    }

    assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    assertThat(places).doesNotHaveDuplicates();
  }

  @Test
  void prometheusTakesTheRules() throws Exception {
    assertThat(ExternalTool.installed("promtool").run("check", "rules", PromQl.RULES.toString()))
        .contains("SUCCESS");
  }

  @Test
  void theRulesFireWhenTheyShouldAndOnlyThen() throws Exception {
    assertThat(ExternalTool.installed("promtool").run("test", "rules", PromQl.TESTS.toString()))
        .contains("SUCCESS");
  }

  @Test
  void prometheusTakesItsConfiguration() throws Exception {
    assertThat(
            ExternalTool.installed("promtool")
                .run("check", "config", "--syntax-only", "monitoring/prometheus.yml"))
        .contains("SUCCESS");
  }
}
