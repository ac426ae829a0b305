package news.copydesk.app;

/** What an instance does. */
public enum Role {
  /** Enriches articles. */
  ENRICHER,
  /** Writes enriched articles to the database. */
  SINK
}
