package news.copydesk.cli.export;

import java.io.IOException;
import java.io.Writer;
import news.copydesk.article.EnrichedArticle;
import news.copydesk.cli.render.EnrichedJson;

/** Every field of every article, an object per line. */
public final class JsonLinesSink implements ArticleSink {

  private final Writer out;
  private final EnrichedJson json = new EnrichedJson();

  /** Writes there; the writer stays the caller's to close. */
  public JsonLinesSink(Writer out) {
    this.out = out;
  }

  @Override
  public void write(EnrichedArticle article) throws IOException {
    out.write(json.line(article));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.flush();
  }
}
