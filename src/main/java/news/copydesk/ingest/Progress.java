package news.copydesk.ingest;

/** Is told how far a job has come. Thread-safe. */
public interface Progress extends AutoCloseable {

  /** So many steps will be made in all; below 0 when nobody knows. */
  void expect(long total);

  /** So many more steps are done. */
  void advance(long steps);

  /** A line for the user that must stay readable whatever is drawn. */
  void say(String line);

  /** Ends the drawing; a second call does nothing. */
  @Override
  void close();

  /** Shows nothing at all, not even the lines. */
  static Progress none() {
    return new Progress() {
      @Override
      public void expect(long total) {}

      @Override
      public void advance(long steps) {}

      @Override
      public void say(String line) {}

      @Override
      public void close() {}
    };
  }
}
