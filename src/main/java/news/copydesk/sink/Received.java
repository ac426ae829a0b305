package news.copydesk.sink;

import news.copydesk.article.EnrichedArticle;

/**
 * An enriched article and the record it came in.
 *
 * @param article the article
 * @param partition the record's partition
 * @param offset the record's offset
 */
record Received(EnrichedArticle article, int partition, long offset) {}
