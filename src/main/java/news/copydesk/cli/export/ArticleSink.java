package news.copydesk.cli.export;

import java.io.IOException;
import news.copydesk.article.EnrichedArticle;

/** Takes articles one after the other. Not thread-safe. */
public interface ArticleSink extends AutoCloseable {

  /** Writes one. */
  void write(EnrichedArticle article) throws IOException;

  /** Writes what is left; the stream below stays open. */
  @Override
  void close() throws IOException;
}
