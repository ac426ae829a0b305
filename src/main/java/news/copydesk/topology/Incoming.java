package news.copydesk.topology;

import news.copydesk.article.Article;

/**
 * An article, and the bytes that it came in.
 *
 * @param article what they say
 * @param value not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
record Incoming(Article article, byte[] value) {}
