package news.copydesk.sink;

/**
 * What one transaction stored.
 *
 * @param articles articles inserted or replaced
 * @param stale articles left alone, because a newer revision was there or in the same batch
 * @param rows rows inserted or replaced in all tables, offsets left out
 */
record Written(int articles, int stale, long rows) {}
