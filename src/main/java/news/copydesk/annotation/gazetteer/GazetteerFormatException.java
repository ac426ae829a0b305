package news.copydesk.annotation.gazetteer;

/** A file as a whole is not what it should be; the message says which, why and what to do. */
public final class GazetteerFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which file, what is wrong and what to do. */
  public GazetteerFormatException(String message) {
    super(message);
  }
}
