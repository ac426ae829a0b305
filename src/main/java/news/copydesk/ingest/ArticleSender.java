package news.copydesk.ingest;

/** Sends articles to a topic, and counts them. */
public interface ArticleSender extends ArticleTarget, AutoCloseable {

  /** How many articles the brokers have. */
  long sent();

  /** How many articles were given up. */
  long failed();

  /** Ends the connection; what is handed over and not settled may be lost. */
  @Override
  void close();
}
