package news.copydesk.reset;

/** The stream cannot be set back now; the message says why and what to do. */
public final class ResetRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ResetRefusedException(String message) {
    super(message);
  }
}
