package news.copydesk.app;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of docs/metrics.md, made from what a running instance answers to a scrape. */
final class MetricsPage {

  private static final Pattern OURS =
      Pattern.compile("(model_|inference_|dead_letters|copydesk_|alerts_|http_ready)\\w*");

  private static final Pattern HELP = Pattern.compile("# HELP (\\w+) (.*)");
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(\\w+)\\{(.*)} .*");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  private MetricsPage() {}

  static String table(String scraped) {
    Map<String, String> meanings = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    Map<String, Set<String>> labels = new TreeMap<>();
    String family = "";
    for (String line : scraped.lines().toList()) {
      Matcher help = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (help.matches()) {
        meanings.put(help.group(1), help.group(2));
      } else if (type.matches()) {
        family = type.group(1);
        types.put(family, type.group(2));
      } else if (sample.matches()) {
        Matcher label = LABEL.matcher(sample.group(2));
        while (label.find()) {
          labels.computeIfAbsent(family, name -> new TreeSet<>()).add(label.group(1));
        }
      }
    }
    StringBuilder table =
        new StringBuilder("| name | type | labels | meaning |\n|---|---|---|---|\n");
    types.keySet().removeIf(name -> !OURS.matcher(name).matches());
    types.forEach(
        (name, type) -> {
          Set<String> of = new TreeSet<>(labels.getOrDefault(name, Set.of()));
          of.remove("le");
          table.append(
              "| `%s` | %s | %s | %s |\n"
                  .formatted(name, type, String.join(", ", of), meanings.getOrDefault(name, "")));
        });
    return table.toString();
  }
}
