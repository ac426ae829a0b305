package news.copydesk.ingest;

/**
 * Hears what became of each article that was sent. Called on the producer's own thread, or on the
 * sender's when sending fails at once: return quickly.
 */
public interface SendListener {

  /** The brokers have the article, on all in-sync replicas. */
  void sent(String id);

  /** The article is not on the topic, and will not be tried again. */
  void failed(String id, Exception cause);
}
