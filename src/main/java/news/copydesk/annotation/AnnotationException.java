package news.copydesk.annotation;

/**
 * An annotator could not annotate a document. Neither the message nor the cause holds text of the
 * document, so it can be logged.
 */
public final class AnnotationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which document and what went wrong; keeps the classes and stack traces of the cause. */
  public AnnotationException(String message, Throwable cause) {
    super(message, WordlessCause.of(cause));
  }
}
