package news.copydesk.sink;

/**
 * How many rows the tables hold.
 *
 * @param articles rows of {@code article}
 * @param entities rows of {@code entity}: each name once per article
 * @param mentions rows of {@code mention}
 */
public record StoredCounts(long articles, long entities, long mentions) {}
