package news.copydesk.reprocess;

/** Articles cannot be enriched again; the message says why and what to do. */
public final class ReprocessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what to do; holds no text of an article. */
  public ReprocessException(String message) {
    super(message);
  }
}
