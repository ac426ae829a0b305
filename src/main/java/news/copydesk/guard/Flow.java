package news.copydesk.guard;

/** What brings articles; it can be told to wait, and loses nothing by it. */
public interface Flow {

  /** Brings no more articles until {@link #resume()}. */
  void pause();

  /** Brings articles again. */
  void resume();
}
