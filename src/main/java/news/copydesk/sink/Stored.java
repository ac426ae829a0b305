package news.copydesk.sink;

import news.copydesk.article.EnrichedArticle;

/**
 * An article that is now in the table {@code article}.
 *
 * @param key the number by which its other rows name it
 * @param article the article
 */
record Stored(long key, EnrichedArticle article) {}
