package news.copydesk.annotation.corenlp.compile;

/** A CRF uses something that the compiled run time would not label as CoreNLP does. */
public final class UnsupportedCrfException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which CRF and names what is not supported. */
  public UnsupportedCrfException(String message) {
    super(message);
  }
}
