package news.copydesk.registry.cache;

/** Is told how a download goes on, by several threads. */
public interface DownloadListener {

  /** So many bytes are going to be fetched. */
  void expect(long bytes);

  /** So many bytes more have arrived. */
  void advance(long bytes);

  /** So many bytes were here from an earlier attempt. */
  default void resume(long bytes) {
    advance(bytes);
  }

  /** The version was on this host already, or another process fetched it. */
  default void present() {}

  /** This process begins to fetch the version. */
  default void begin() {}

  /** One more file is whole. */
  default void fileWhole() {}

  /** A file was broken off and goes on, or its beginning was wrong and it starts over. */
  default void again() {}

  /** What was begun has ended, well or not. */
  default void end() {}

  /** The version cannot be had. */
  default void failed() {}

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
