package news.copydesk.alert;

import java.util.Locale;

/** The rules there are, the worst first. */
public enum RuleName {
  INTEGRITY_FAILED(Severity.CRITICAL),
  MODEL_LOAD_FAILED(Severity.CRITICAL),
  DEGRADED(Severity.CRITICAL),
  DEAD_LETTERS(Severity.WARNING),
  LAG_GROWING(Severity.WARNING),
  SLOW(Severity.WARNING),
  DRIFT(Severity.WARNING);

  private final Severity severity;

  RuleName(Severity severity) {
    this.severity = severity;
  }

  Severity severity() {
    return severity;
  }

  /** As it is written in configuration, metrics and notifications: {@code lag-growing}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException if there is no such rule; the message lists those there are
   */
  public static RuleName parse(String text) {
    for (RuleName rule : values()) {
      if (rule.text().equals(text)) {
        return rule;
      }
    }
    StringBuilder all = new StringBuilder();
    for (RuleName rule : values()) {
      all.append(all.isEmpty() ? "" : ", ").append(rule.text());
    }
    throw new IllegalArgumentException("names no rule '" + text + "'; there are " + all);
  }
}
