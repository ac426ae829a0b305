package news.copydesk.topology;

/** A record that can be read but is not an article by the contract. It goes to the dead letters. */
public final class InvalidArticleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what the contract asks for; holds no text of the article. */
  public InvalidArticleException(String message) {
    super(message);
  }
}
