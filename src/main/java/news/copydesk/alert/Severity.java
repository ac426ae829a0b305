package news.copydesk.alert;

/** How soon somebody should look. */
public enum Severity {
  /** Somebody must look now. */
  CRITICAL,
  /** Somebody should look today. */
  WARNING
}
