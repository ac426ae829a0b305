package news.copydesk.sink;

import news.copydesk.article.EnrichedArticle;

/**
 * An article as it is in the database.
 *
 * @param key the number by which its other rows name it: grows in the order in which articles came
 * @param partition of the enriched topic that its record was on
 * @param article the article; its {@code body} is null where the enricher did not copy it
 */
public record StoredArticle(long key, int partition, EnrichedArticle article) {}
