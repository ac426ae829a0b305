package news.copydesk.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import news.copydesk.article.Article;
import org.apache.kafka.common.serialization.Serializer;

/** The articles that ship with Copydesk, good ones and broken ones. */
public final class Samples {

  private static final String ARTICLES = "articles.jsonl";
  private static final String BROKEN = "broken.jsonl";

  private Samples() {}

  /** The good articles; every line is one. */
  public static ArticleReader articles() throws IOException {
    return ArticleReader.of("samples/" + ARTICLES, open(ARTICLES));
  }

  /**
   * The broken records.
   *
   * @param serializer writes the ones that are articles; stays the caller's to close
   * @param topic the input topic
   */
  public static List<BrokenSample> broken(Serializer<Article> serializer, String topic)
      throws IOException {
    try (InputStream in = open(BROKEN)) {
      return new BrokenSamples(serializer, topic).read(in);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = Samples.class.getResourceAsStream("/news/copydesk/samples/" + name);
    if (in == null) {
      throw new FileNotFoundException("samples/" + name + " is not in the application's jar");
    }
    return in;
  }
}
