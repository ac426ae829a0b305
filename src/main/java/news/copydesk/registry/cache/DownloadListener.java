package news.copydesk.registry.cache;

/** Is told how a download goes on, by several threads. */
public interface DownloadListener {

  /** So many bytes are going to be fetched. */
  void expect(long bytes);

  /** So many bytes more have arrived. */
  void advance(long bytes);

  /** Does not listen. */
  static DownloadListener none() {
    return new DownloadListener() {
      @Override
      public void expect(long bytes) {}

      @Override
      public void advance(long bytes) {}
    };
  }
}
