package news.copydesk.model;

/** Something that was loaded from files, is shared by threads, and gives back what it holds. */
public interface Model extends AutoCloseable {

  /** Which model this is. */
  ModelDescription description();

  /** Gives back what the model holds. Called once, after the last lease. */
  @Override
  void close();
}
