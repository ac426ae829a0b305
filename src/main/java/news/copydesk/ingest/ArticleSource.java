package news.copydesk.ingest;

import java.io.IOException;
import java.util.Iterator;

/** Articles from somewhere, one after the other; what is none is named, and the reading goes on. */
public interface ArticleSource extends Iterator<ArticleLine>, AutoCloseable {

  @Override
  void close() throws IOException;
}
