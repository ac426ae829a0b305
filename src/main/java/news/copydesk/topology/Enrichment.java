package news.copydesk.topology;

import news.copydesk.article.EnrichedArticle;

/**
 * An enriched article on its way out.
 *
 * @param article the record
 * @param partition the partition that its article came from, and that it goes to
 */
record Enrichment(EnrichedArticle article, int partition) {}
