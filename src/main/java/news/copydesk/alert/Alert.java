package news.copydesk.alert;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that is the case now and that somebody should know.
 *
 * @param rule which rule found it
 * @param labels what tells it from others of the same rule, for example {@code model}
 * @param summary for people: what, and how much of it
 * @param value what was measured; NaN where nothing is
 * @param threshold what it was compared with; NaN where nothing is
 */
record Alert(
    RuleName rule,
    SortedMap<String, String> labels,
    String summary,
    double value,
    double threshold) {

  static Alert of(RuleName rule, String summary, double value, double threshold) {
    return new Alert(rule, new TreeMap<>(), summary, value, threshold);
  }

  static Alert of(RuleName rule, Map<String, String> labels, String summary) {
    return new Alert(rule, new TreeMap<>(labels), summary, Double.NaN, Double.NaN);
  }

  /** The same as long as it is the same matter, whatever its value. */
  Key key() {
    return new Key(rule, labels);
  }

  /** What makes two alerts one. */
  record Key(RuleName rule, SortedMap<String, String> labels) {

    /** For receivers: stable over restarts. */
    String text() {
      StringBuilder text = new StringBuilder(rule.text());
      labels.forEach((name, value) -> text.append(',').append(name).append('=').append(value));
      return text.toString();
    }
  }
}
