package news.copydesk.evaluation;

/** Labelled data that cannot be read; the message says where, why and what to do. */
public final class BadExampleException extends Exception {

  private static final long serialVersionUID = 1L;

  BadExampleException(String message) {
    super(message);
  }
}
