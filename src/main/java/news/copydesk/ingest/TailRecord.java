package news.copydesk.ingest;

import news.copydesk.article.EnrichedArticle;

/** What a record of the enriched topic turned out to be. */
public sealed interface TailRecord {

  /** Where it stands. */
  TailPosition at();

  /** An enriched article. */
  record Enriched(TailPosition at, EnrichedArticle article) implements TailRecord {}

  /** A null value: the article of this key was deleted. */
  record Deleted(TailPosition at, String key) implements TailRecord {}

  /**
   * A value that is not an enriched article, or whose schema cannot be had.
   *
   * @param key the key as text, empty when there is none
   * @param size the value's length in bytes
   * @param reason what the deserializer said; not safe to print as it is
   */
  record Undecodable(TailPosition at, String key, int size, String reason) implements TailRecord {}
}
