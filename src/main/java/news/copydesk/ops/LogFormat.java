package news.copydesk.ops;

/** How a log line looks. */
public enum LogFormat {
  /** For people: time, level, thread, logger, message, key=value. */
  TEXT,
  /** For machines: one JSON object per line. */
  JSON
}
