package news.copydesk.ingest;

import java.io.IOException;
import news.copydesk.article.Article;

/** Where articles go. */
public interface ArticleTarget {

  /** Hands one article over. */
  void send(Article article);

  /** Whether so much was handed over since the last settling that it is time for the next. */
  default boolean full() {
    return false;
  }

  /**
   * Waits until all handed over so far are there, and then writes the state down.
   *
   * @return whether every one of them ever handed over is there, and so the state written
   */
  boolean settle(ProduceState state) throws IOException;
}
