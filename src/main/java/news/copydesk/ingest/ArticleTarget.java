package news.copydesk.ingest;

import news.copydesk.article.Article;

/** Where articles go. */
public interface ArticleTarget {

  /** Hands one article over. */
  void send(Article article);

  /**
   * Waits until all handed over so far are there.
   *
   * @return whether every one of them ever handed over is there
   */
  boolean settle();
}
