package news.copydesk.ingest;

/** A line or JSON object that is not an article; the message says why and what to do. */
public final class BadArticleException extends Exception {

  private static final long serialVersionUID = 1L;

  BadArticleException(String reason) {
    super(reason);
  }

  BadArticleException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** What was wrong and what to do about it. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
